// What could not be written once the storage is broken: held in memory, sent as far as it can be, and put into the
// rescue file. It goes under a device id of its own, since its numbers are not remembered. Empty while all is well.
import { newId } from "../ids.js";
import { PHOTO, entryOf, opOf, photoRowAfter, photosOf, placeOf, refusedRow, sentRow } from "./rows.js";

/**
 * @import {BatchReply, Entry, Op, Rejected} from "../types.js"
 * @import {OpRow, PhotoRow} from "./rows.js"
 * @import {Tap} from "./keeping.js"
 */

/** Far above any number in use: what is held must not meet what is kept, which is then sent under this device too. */
const OUT_OF_REACH = 1_000_000;

export class Unkept {
  device = newId();
  n = OUT_OF_REACH;
  /** @type {Map<string, OpRow>} */
  rows = new Map();
  /** @type {Map<string, PhotoRow>} */
  photos = new Map();
  /** @type {Map<string, Blob>} */
  files = new Map();
  /** Ops and photos the server has although IndexedDB could not be told. @type {Set<string>} */
  gone = new Set();

  /** @param {Tap} tapped @param {string|null} base what is kept at the place @returns {Op} */
  hold({ id, at, inspection, change }, base) {
    const place = placeOf(change);
    const newest = [...this.rows.values()].reverse().find((row) => row.inspection === inspection && row.place === place);
    this.n += 1;
    const op = opOf(change, { id, n: this.n, at, base: newest?.op.id ?? base });
    this.rows.set(id, { op, inspection, place, device: this.device, waiting: inspection });
    if (op.field.startsWith(PHOTO)) {
      const photo = photoRowAfter(this.photos.get(op.field.slice(PHOTO.length)), inspection, op);
      if (photo) this.photos.set(photo.blob, photo);
    }
    return op;
  }

  /** Take over what the journal holds, where IndexedDB cannot even be read. @param {OpRow[]} rows */
  adopt(rows) {
    this.rows = new Map([...rows.map((row) => /** @type {const} */ ([row.op.id, row])), ...this.rows]);
    const named = new Set(rows.map(({ op }) => op.field.slice(PHOTO.length)));
    for (const photo of photosOf(rows, named)) if (!this.photos.has(photo.blob)) this.photos.set(photo.blob, photo);
  }

  /** The server's answer, which IndexedDB could perhaps not be told. @param {BatchReply} reply */
  settle({ acked, rejected }) {
    for (const id of acked) this.#become(id, sentRow);
    for (const refusal of rejected) this.#become(refusal.id, (row) => refusedRow(row, refusal));
  }

  /** @param {string} [inspection] @returns {OpRow[]} */
  waiting(inspection) {
    return [...this.rows.values()].filter((row) => row.waiting && row.waiting === (inspection ?? row.waiting));
  }

  /** @param {string} [inspection] @returns {Rejected[]} */
  rejected(inspection) {
    const rows = [...this.rows.values()].filter((row) => row.refused && row.refused === (inspection ?? row.refused));
    return rows.map(({ op, inspection: at, code = "", message = "" }) => ({ op, inspection: at, code, message }));
  }

  /** @param {string} inspection @param {Entry[]} kept @returns {Entry[]} with what is held on top */
  over(inspection, kept) {
    const held = [...this.rows.values()].filter((row) => row.inspection === inspection && !row.refused);
    if (!held.length) return kept;
    const found = new Map(kept.map((entry) => [placeOf(entry), entry]));
    for (const { place, op, device, waiting } of held) {
      found.set(place, { ...entryOf(op, device, null), mine: true, pending: Boolean(waiting) });
    }
    return [...found.values()];
  }

  /** @param {PhotoRow[]} kept @returns {PhotoRow[]} all that are still to be sent */
  unsentPhotos(kept) {
    const held = [...this.photos.values()].filter((row) => row.waiting);
    return [...kept, ...held].filter((row) => !this.gone.has(row.blob));
  }

  /** @param {string} id @param {(row: OpRow) => OpRow} after */
  #become(id, after) {
    this.gone.add(id);
    const row = this.rows.get(id);
    if (row) this.rows.set(id, after(row));
  }
}
