// One tab edits: the one that holds the Web Lock. Another takes over as soon as that one closes.

const LOCK = "inspect-editing";

export class Ownership {
  /** @type {() => void} */
  #letGo = () => {};
  #waiting = new AbortController();

  /**
   * @param {() => Promise<void>} taken called with the lock held, at once or when the other tab lets go
   * @returns {Promise<boolean>} whether it was free; then `taken` has run
   */
  async take(taken) {
    const mine = await this.#hold(taken, { ifAvailable: true });
    if (!mine) {
      this.#waiting = new AbortController();
      this.#hold(taken, { signal: this.#waiting.signal }).catch(() => {});
    }
    return mine;
  }

  /** Let go, or stop waiting. */
  release() {
    this.#letGo();
    this.#waiting.abort();
  }

  /** @param {() => Promise<void>} taken @param {LockOptions} options @returns {Promise<boolean>} */
  #hold(taken, options) {
    return new Promise((resolve, reject) => {
      const held = navigator.locks.request(LOCK, options, async (lock) => {
        if (!lock) return resolve(false);
        const until = new Promise((letGo) => {
          this.#letGo = () => letGo(undefined);
        });
        await taken();
        resolve(true);
        await until;
      });
      held.catch(reject);
    });
  }
}
