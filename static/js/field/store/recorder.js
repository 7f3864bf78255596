// Taps on their way to the disk: one transaction and one line of the journal for all that came while the last was
// being written. In order, and told "kept" only when both have it.
import { newId } from "../ids.js";
import { StorageBroken } from "./errors.js";
import { PHOTO, entryOf, opOf, photoRowAfter, placeOf, seenAt } from "./rows.js";

/**
 * @import {Change, Op} from "../types.js"
 * @import {Database, Transaction} from "./database.js"
 * @import {Journal} from "./journal.js"
 * @import {EntryRow, OpRow, PhotoRow} from "./rows.js"
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

  /**
   * Asked for all at once and written all at once: each wait is a way to the browser's process and back.
   * @param {Transaction} transaction @param {Tap[]} taps @returns {Promise<OpRow[]>}
   */
  async #put(transaction, taps) {
    const meta = transaction.objectStore("meta");
    const [device, n, shown, photos] = await Promise.all([
      meta.get("device"), meta.get("n"), shownNow(transaction, taps), photosNow(transaction, taps),
    ]);
    if (device !== this.device) throw new StorageBroken("lost");
    const kept = taps.map((each, index) => this.#made(each, n + index + 1, shown, photos));
    const [ops, entries, files] = [transaction.objectStore("ops"), transaction.objectStore("entries"), transaction.objectStore("photos")];
    await Promise.all([
      ...kept.map((row) => ops.add(row)),
      ...Array.from(shown.values(), (row) => entries.put(row)),
      ...Array.from(photos.values(), (row) => row && files.put(row)),
      meta.put(n + taps.length, "n"),
    ]);
    return kept;
  }

  /**
   * The op a tap makes; what is shown at its place, and its photo, follow.
   * @param {Tap} tapped @param {number} n @param {Map<string, EntryRow>} shown @param {Map<string, PhotoRow|undefined>} photos
   * @returns {OpRow}
   */
  #made({ id, at, inspection, change }, n, shown, photos) {
    const place = placeOf(change);
    const row = /** @type {EntryRow} */ (shown.get(keyOf(inspection, place)));
    const op = opOf(change, { id, n, at, base: seenAt(row) });
    shown.set(keyOf(inspection, place), { ...row, own: entryOf(op, this.device, this.by()) });
    const blob = photoOf(change);
    if (blob) photos.set(blob, photoRowAfter(photos.get(blob), inspection, op) ?? photos.get(blob));
    return { op, inspection, place, device: this.device, waiting: inspection };
  }
}

/** @param {string} inspection @param {string} place */
const keyOf = (inspection, place) => `${inspection} ${place}`;

/** @param {Change} change @returns {string|null} */
const photoOf = ({ field }) => (field.startsWith(PHOTO) ? field.slice(PHOTO.length) : null);

/**
 * What is shown at the places the taps speak of.
 * @param {Transaction} transaction @param {Tap[]} taps @returns {Promise<Map<string, EntryRow>>}
 */
async function shownNow(transaction, taps) {
  const entries = transaction.objectStore("entries");
  const places = new Map(taps.map(({ inspection, change }) => [keyOf(inspection, placeOf(change)), { inspection, place: placeOf(change) }]));
  const found = Array.from(places, async ([key, { inspection, place }]) => {
    const row = await entries.get([inspection, place]);
    return /** @type {[string, EntryRow]} */ ([key, row ?? { inspection, place, entry: null, own: null }]);
  });
  return new Map(await Promise.all(found));
}

/**
 * The photos the taps speak of.
 * @param {Transaction} transaction @param {Tap[]} taps @returns {Promise<Map<string, PhotoRow|undefined>>}
 */
async function photosNow(transaction, taps) {
  const photos = transaction.objectStore("photos");
  const blobs = new Set(taps.map(({ change }) => photoOf(change)).filter((blob) => blob !== null));
  return new Map(await Promise.all(Array.from(blobs, async (blob) => /** @type {[string, PhotoRow|undefined]} */ ([blob, await photos.get(blob)]))));
}
