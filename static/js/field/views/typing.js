// A field's text becomes a change once typing pauses, and at once when the field is left.

const PAUSE = 700;

export class Typing {
  /** @type {Map<string, string>} what stands in fields and is not given yet */
  drafts = new Map();
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;

  /** @param {() => void} give  called with the drafts as they are */
  constructor(give) {
    this.give = give;
  }

  /**
   * @param {string} field
   * @param {string} text
   */
  put(field, text) {
    this.drafts.set(field, text);
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.flush(), PAUSE);
  }

  /** Give what was typed, if it was not given yet. */
  flush() {
    if (this.#timer === undefined) return;
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.give();
  }
}
