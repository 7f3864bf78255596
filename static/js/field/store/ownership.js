// One tab edits: the one that holds the Web Lock. Another takes over as soon as that one closes.

const LOCK = "inspect-editing";
/** A tab that was just closed lets go a moment later; nobody is told of another one because of it. In milliseconds. */
const PATIENCE = 500;

export class Ownership {
  /** @type {() => void} */
  #letGo = () => {};
  #waiting = new AbortController();

  /**
   * @param {() => Promise<void>} taken called with the lock held, now or when the other tab lets go
   * @returns {Promise<boolean>} whether it was free; then `taken` has run
   */
  take(taken) {
    this.#waiting = new AbortController();
    const { signal } = this.#waiting;
    return new Promise((resolve, reject) => {
      const elsewhere = setTimeout(() => resolve(false), PATIENCE);
      const held = navigator.locks.request(LOCK, { signal }, async () => {
        clearTimeout(elsewhere);
        const until = new Promise((letGo) => {
          this.#letGo = () => letGo(undefined);
        });
        await taken();
        resolve(true);
        await until;
      });
      held.catch((error) => (signal.aborted ? resolve(false) : reject(error)));
    });
  }

  /** Let go, or stop waiting. */
  release() {
    this.#letGo();
    this.#waiting.abort();
  }
}
