// Taps on their way to the disk: one transaction and one line of the journal for all that came while the last was
// being written. In order, and told "kept" only when both have it.
import { newId } from "../ids.js";
import { StorageBroken } from "./errors.js";
import { PHOTO, entryOf, opOf, photoRowAfter, placeOf, seenAt } from "./rows.js";

/**
 * @import {Change, Op} from "../types.js"
 * @import {Database, Transaction} from "./database.js"
 * @import {Journal} from "./journal.js"
 * @import {EntryRow, OpRow} from "./rows.js"
 */

/** @typedef {{id: string, at: string, inspection: string, change: Change}} Tap */
/** @typedef {{taps: Tap[], resolve: (ops: Op[]) => void, reject: (error: unknown) => void}} Waiting */

/** Taken once, so that a second try makes the same op. @param {string} inspection @param {Change} change @returns {Tap} */
export function tap(inspection, change) {
  return { id: newId(), at: new Date().toISOString(), inspection, change: structuredClone(change) };
}

export class Recorder {
  /** @type {Waiting[]} */
  #waiting = [];
  #busy = false;

  /** @param {{database: Database, journal: Journal, device: string, by: () => string|null}} parts */
  constructor({ database, journal, device, by }) {
    this.database = database;
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
        const ops = await this.#keep(batch.flatMap(({ taps }) => taps));
        for (const { taps, resolve } of batch) resolve(ops.splice(0, taps.length));
      } catch (error) {
        for (const { reject } of batch) reject(error);
      }
    }
    this.#busy = false;
  }

  /** @param {Tap[]} taps @returns {Promise<Op[]>} */
  async #keep(taps) {
    const rows = await this.database.run(["meta", "ops", "entries", "photos"], "readwrite", (transaction, again) =>
      again ? this.#keepOnce(transaction, taps) : this.#put(transaction, taps),
    );
    await this.journal.append(rows.map(({ inspection, op }) => ({ inspection, op })));
    return rows.map(({ op }) => op);
  }

  /** The first try may have been kept although the connection died. @param {Transaction} transaction @param {Tap[]} taps */
  async #keepOnce(transaction, taps) {
    const ids = transaction.objectStore("ops").index("id");
    const kept = await Promise.all(taps.map(({ id }) => ids.get(id)));
    return kept.every(Boolean) ? /** @type {OpRow[]} */ (kept) : this.#put(transaction, taps);
  }

  /** @param {Transaction} transaction @param {Tap[]} taps @returns {Promise<OpRow[]>} */
  async #put(transaction, taps) {
    const meta = transaction.objectStore("meta");
    if ((await meta.get("device")) !== this.device) throw new StorageBroken("lost");
    let n = await meta.get("n");
    const rows = [];
    for (const each of taps) rows.push(await this.#putOne(transaction, each, (n += 1)));
    await meta.put(n, "n");
    return rows;
  }

  /** @param {Transaction} transaction @param {Tap} tapped @param {number} n @returns {Promise<OpRow>} */
  async #putOne(transaction, { id, at, inspection, change }, n) {
    const place = placeOf(change);
    const entries = transaction.objectStore("entries");
    /** @type {EntryRow} */
    const row = (await entries.get([inspection, place])) ?? { inspection, place, entry: null, own: null };
    const op = opOf(change, { id, n, at, base: seenAt(row) });
    /** @type {OpRow} */
    const kept = { op, inspection, place, device: this.device, waiting: inspection };
    /** @type {Promise<unknown>[]} */
    const writes = [
      transaction.objectStore("ops").add(kept),
      entries.put({ ...row, own: entryOf(op, this.device, this.by()) }),
    ];
    if (op.field.startsWith(PHOTO)) {
      const photos = transaction.objectStore("photos");
      const photo = photoRowAfter(await photos.get(op.field.slice(PHOTO.length)), inspection, op);
      if (photo) writes.push(photos.put(photo));
    }
    await Promise.all(writes);
    return kept;
  }
}
