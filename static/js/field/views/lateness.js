// Whether a write takes so long that somebody must be told: what is done within an instant need not flicker.

const INSTANT = 400;

export class Lateness {
  /** Whether it is late now. */
  is = false;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;

  /** @param {() => void} tell called when it becomes late */
  constructor(tell) {
    this.tell = tell;
  }

  /** @param {boolean} isWaiting */
  watch(isWaiting) {
    if (isWaiting) this.#timer ??= setTimeout(() => this.#late(), INSTANT);
    else this.#forget();
  }

  #late() {
    this.is = true;
    this.tell();
  }

  #forget() {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.is = false;
  }
}
