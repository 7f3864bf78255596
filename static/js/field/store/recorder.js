// Taps on their way to the disk: one message to the worker for all that came while the last was being written. In
// order, and told "kept" only when IndexedDB and the journal both have it.
import { newId } from "../ids.js";

/**
 * @import {Change, Op} from "../types.js"
 * @import {Journal} from "./journal.js"
 * @import {Tap} from "./keeping.js"
 */

/** @typedef {{taps: Tap[], resolve: (ops: Op[]) => void, reject: (error: unknown) => void}} Waiting */

/** Taken once, so that a second try makes the same op. @param {string} inspection @param {Change} change @returns {Tap} */
export function tap(inspection, change) {
  return { id: newId(), at: new Date().toISOString(), inspection, change: structuredClone(change) };
}

export class Recorder {
  /** @type {Waiting[]} */
  #waiting = [];
  #busy = false;

  /** @param {{journal: Journal, device: string, by: () => string|null}} parts */
  constructor({ journal, device, by }) {
    this.journal = journal;
    this.device = device;
    this.by = by;
  }

  /** @param {Tap[]} taps @returns {Promise<Op[]>} resolved when durable; rejected when that cannot be said */
  record(taps) {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ taps, resolve, reject });
      if (!this.#busy) this.#work();
    });
  }

  async #work() {
    this.#busy = true;
    while (this.#waiting.length) {
      const batch = this.#waiting.splice(0);
      try {
        const all = batch.flatMap(({ taps }) => taps);
        const ops = await this.journal.record({ taps: all, device: this.device, by: this.by() });
        for (const { taps, resolve } of batch) resolve(ops.splice(0, taps.length));
      } catch (error) {
        for (const { reject } of batch) reject(error);
      }
    }
    this.#busy = false;
  }
}
