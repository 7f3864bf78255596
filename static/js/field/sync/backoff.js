// How long to wait after a failure: 1 s doubled up to 5 min, spread so that a hundred tablets do not come back as one.

const FIRST = 1000;
const LONGEST = 300_000;

export class Backoff {
  #failures = 0;

  /** @param {() => number} [chance] 0 to 1 */
  constructor(chance = Math.random) {
    this.chance = chance;
  }

  /** One more failure. @param {number} [atLeast] what the server asked for @returns {number} milliseconds to wait */
  next(atLeast = 0) {
    const most = Math.min(LONGEST, FIRST * 2 ** this.#failures);
    // Beyond that the doubling changes nothing, and numbers would grow out of range.
    this.#failures = Math.min(this.#failures + 1, 20);
    return Math.max(Math.min(atLeast, LONGEST), Math.round(most * (0.5 + this.chance() / 2)));
  }

  /** It went well, or there is a reason to hope. */
  reset() {
    this.#failures = 0;
  }
}
