// How ops, entries and photos are kept, and what follows from them. Pure.

/** @import {Change, Entry, Op, PhotoMeta, PhotoValue, Place, Refusal, Sheet} from "../types.js" */

/**
 * A kept op. `waiting` holds the inspection while the op is unsent and `refused` when the server refused it, so that
 * an index on either finds just those.
 * @typedef {{op: Op, inspection: string, place: string, device: string, waiting?: string, refused?: string,
 *   code?: string, message?: string}} OpRow
 */

/**
 * A place: what the server has, or will have once it told us of our acknowledged op, and our newest unsent op there.
 * @typedef {{inspection: string, place: string, entry: Entry|null, own: Entry|null}} EntryRow
 */

/**
 * @typedef {{blob: string, inspection: string, length: number, sha256: string, offset: number, waiting?: 1}} PhotoRow
 */

export const PHOTO = "photo:";

/** One text for one place within an inspection. @param {Place} at @returns {string} */
export function placeOf({ sheet, item, field }) {
  return `${sheet ?? ""}/${item ?? ""}/${field}`;
}

/**
 * @param {Change} change
 * @param {{id: string, n: number, at: string, base: string|null}} made
 * @returns {Op}
 */
export function opOf({ sheet, item, field, value, settles }, { id, n, at, base }) {
  return { id, n, at, sheet, item, field, value, base, ...(settles && { settles }) };
}

/** What an own op shows until the server speaks. @param {Op} op @param {string} device @param {string|null} by @returns {Entry} */
export function entryOf(op, device, by) {
  const { sheet, item, field, value, id, at } = op;
  return { sheet, item, field, value, op: id, eff: at, at, by, device, conflict: false };
}

/**
 * The op a person sees at a place, which the next op names as its base: an own one that is on its way, else what was on
 * the screen where that is told, for what came since was seen by nobody.
 * @param {EntryRow|undefined} row @param {string|null} [seen]
 */
export function seenAt(row, seen) {
  return row?.own?.op ?? (seen === undefined ? (row?.entry?.op ?? null) : seen);
}

/**
 * A place once the server has spoken of an op of ours there: taken, it is what the server has, unless it tells of another
 * one. `left` is what is still unsent there.
 * @param {EntryRow} at @param {OpRow} row as the server made it @param {OpRow|undefined} left @returns {EntryRow}
 */
export function answered(at, { op, device, refused }, left) {
  const isTop = at.own?.op === op.id;
  const sent = isTop ? at.own : entryOf(op, device, null);
  const below = left ? entryOf(left.op, left.device, null) : null;
  return { ...at, entry: refused ? at.entry : sent, own: isTop ? below : at.own };
}

/** What is shown at a place. @param {EntryRow} row @param {string} device @returns {Entry|null} */
export function shown({ entry, own }, device) {
  if (own) return { ...own, mine: true, pending: true };
  return entry && (entry.device === device ? { ...entry, mine: true } : entry);
}

/** @param {string} inspection @param {Op} op @returns {PhotoRow|null} null for an op that puts no photo there */
export function photoRowOf(inspection, op) {
  if (!op.field.startsWith(PHOTO) || !op.value) return null;
  const { length, sha256 } = op.value;
  return { blob: op.field.slice(PHOTO.length), inspection, length, sha256, offset: 0, waiting: 1 };
}

/**
 * What a photo's row becomes when an op puts the photo there or takes it off: a photo taken off need not be sent.
 * @param {PhotoRow|undefined} row @param {string} inspection @param {Op} op @returns {PhotoRow|null} null for none
 */
export function photoRowAfter(row, inspection, op) {
  const { waiting: _, ...rest } = row ?? { ...photoRowOf(inspection, op) };
  if (!("blob" in rest)) return null;
  const kept = /** @type {PhotoRow} */ (rest);
  return op.value && kept.offset < kept.length ? { ...kept, waiting: 1 } : kept;
}

/** What is shown at a place when its op is to be sent again: it must not go before the server has it. @param {EntryRow} row @param {string} op @returns {EntryRow} */
export function unsentAgain(row, op) {
  return row.entry?.op === op && !row.own ? { ...row, own: row.entry } : row;
}

/**
 * Those photos as still to be sent: the named ones from their start; for null every one that was sent, of which the
 * server is asked how much it has, as of any that was begun.
 * @param {PhotoRow[]} rows @param {string[]|null} blobs @returns {PhotoRow[]}
 */
export function askedAgain(rows, blobs) {
  const asked = rows.filter((row) => (blobs ? blobs.includes(row.blob) : row.offset >= row.length));
  return asked.map((row) => ({ ...row, offset: blobs ? 0 : 1, waiting: 1 }));
}

/** @param {PhotoMeta} meta @param {{sha256: string, length: number}} bytes @returns {PhotoValue} */
export function photoValue(meta, { sha256, length }) {
  return { ...meta, sha256, length, media_type: "image/jpeg" };
}

/** The refused op as it is kept. @param {OpRow} row @param {Refusal} refusal @returns {OpRow} */
export function refusedRow(row, { code, message }) {
  const { waiting: _, ...rest } = row;
  return { ...rest, refused: row.inspection, code, message };
}

/** The op as one the server has. @param {OpRow} row @returns {OpRow} */
export function sentRow(row) {
  const { waiting: _, refused: _refused, code: _code, message: _message, ...rest } = row;
  return rest;
}

/** The op as one still to be sent. @param {OpRow} row @returns {OpRow} */
export function waitingRow(row) {
  return { ...sentRow(row), waiting: row.inspection };
}

/** Sheets by id, the later ones in place of the earlier. @param {Sheet[]} sheets @param {Sheet[]} added @returns {Sheet[]} */
export function withSheets(sheets, added) {
  return [...new Map([...sheets, ...added].map((sheet) => [sheet.id, sheet])).values()];
}

/**
 * The photos' rows as the ops leave them, of those that have a file.
 * @param {OpRow[]} rows @param {Set<string>} files @returns {PhotoRow[]}
 */
export function photosOf(rows, files) {
  /** @type {Map<string, PhotoRow>} */
  const found = new Map();
  for (const { op, inspection } of rows) {
    const blob = op.field.startsWith(PHOTO) ? op.field.slice(PHOTO.length) : "";
    const row = files.has(blob) && photoRowAfter(found.get(blob), inspection, op);
    if (row) found.set(blob, row);
  }
  return [...found.values()];
}
