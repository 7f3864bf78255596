// The worker that writes as the page sees it: every promise resolves when the disk has it.
import { startWorker } from "../built.js";
import { StorageBroken } from "./errors.js";
import { placeOf } from "./rows.js";

/**
 * @import {Op} from "../types.js"
 * @import {JournalOp, JournalRecord} from "./journal_lines.js"
 * @import {Taps} from "./keeping.js"
 * @import {OpRow} from "./rows.js"
 */

/** @typedef {{device: string, n: number, count: number, size: number, damaged: number}} JournalHead */
/** @typedef {JournalHead & {ops: JournalOp[]}} JournalState */

// Counted while the page is awake: a tablet that slept over a write has not lost it.
const PATIENCE = 5000;
const TURNS = 6;

export class Journal {
  #worker = startWorker("journal");
  #last = 0;
  /** Why nothing can be asked of it any more. @type {unknown} */
  #dead = null;
  /** @type {Map<number, {resolve: (result: any) => void, reject: (error: unknown) => void}>} */
  #asked = new Map();

  constructor() {
    this.#worker.onmessage = ({ data }) => {
      const asked = this.#asked.get(data.id);
      this.#asked.delete(data.id);
      if (data.error) asked?.reject(errorOf(data.error));
      else asked?.resolve(data.result);
    };
    this.#worker.onerror = (event) => this.#fail(new StorageBroken("journal", event.message));
  }

  /** @returns {Promise<JournalState>} */
  open() {
    return this.#ask("open");
  }

  /** The same without its ops: `numbers` are those of its device. @returns {Promise<JournalHead & {numbers: number[]}>} */
  begin() {
    return this.#ask("open", { whole: false });
  }

  /** So that the first tap need not wait for a connection. What cannot be opened now is told then. */
  ready() {
    this.#ask("ready").catch(() => {});
  }

  /** Into IndexedDB and the journal. @param {Taps} taps @returns {Promise<Op[]>} */
  record(taps) {
    return this.#ask("record", taps);
  }

  /** @param {JournalRecord[]} records @returns {Promise<{size: number}>} */
  append(records) {
    return this.#ask("append", { records });
  }

  /** @param {JournalRecord[]} records @returns {Promise<{size: number}>} */
  rewrite(records) {
    return this.#ask("rewrite", { records });
  }

  /** @param {string} name @param {ArrayBuffer} bytes */
  writePhoto(name, bytes) {
    return this.#ask("photo", { name, bytes }, [bytes]);
  }

  /** Let go of the file at once, so that another tab can take it: what was told "kept" is on the disk. */
  close() {
    this.#worker.terminate();
    this.#fail(new StorageBroken("closed"));
  }

  /** @param {string} act @param {object} [more] @param {Transferable[]} [moved] @returns {Promise<any>} */
  #ask(act, more, moved = []) {
    if (this.#dead) return Promise.reject(this.#dead);
    this.#last += 1;
    const id = this.#last;
    return new Promise((resolve, reject) => {
      let turns = TURNS;
      const timer = setInterval(() => (turns -= 1) || this.#fail(new StorageBroken("journal", "no answer")), PATIENCE);
      const done = (/** @type {(value: any) => void} */ then) => (/** @type {any} */ value) => {
        clearInterval(timer);
        then(value);
      };
      this.#asked.set(id, { resolve: done(resolve), reject: done(reject) });
      this.#worker.postMessage({ id, act, ...more }, moved);
    });
  }

  /** @param {unknown} error */
  #fail(error) {
    this.#dead = error;
    for (const { reject } of this.#asked.values()) reject(error);
    this.#asked.clear();
  }
}

/** All that the journal holds, as unsent. @param {Journal|null} journal @returns {Promise<OpRow[]>} */
export async function journalRows(journal) {
  const state = await journal?.open().catch(() => null);
  return (state?.ops ?? []).map(({ inspection, op, device }) => ({
    op, inspection, place: placeOf(op), device, waiting: inspection,
  }));
}

/** An error of the worker, as it was there. @param {{name: string, message: string, reason?: string}} told */
const errorOf = ({ name, message, reason }) => (reason ? new StorageBroken(reason, message) : new DOMException(message, name));
