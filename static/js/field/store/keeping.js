// A tap in IndexedDB: its op, what is shown at its place, its photo's row and the running number, in one transaction.
// This runs in the worker, so that no frame being drawn and no score being computed holds a write up.
import { StorageBroken } from "./errors.js";
import { PHOTO, entryOf, opOf, photoRowAfter, placeOf, seenAt } from "./rows.js";

/**
 * @import {Change} from "../types.js"
 * @import {Database, Transaction} from "./database.js"
 * @import {EntryRow, OpRow, PhotoRow} from "./rows.js"
 */

/** @typedef {{id: string, at: string, inspection: string, change: Change}} Tap */

/**
 * What is to be kept, as whose, and the last number that the journal knows.
 * @typedef {{taps: Tap[], device: string, by: string|null}} Taps
 */

/**
 * @param {Database} database @param {Taps} given @param {number} last the greatest number in the journal
 * @returns {Promise<OpRow[]>} once IndexedDB has them; throws StorageBroken "lost" where it is not the database we knew
 */
export function keep(database, given, last) {
  return database.run(["meta", "ops", "entries", "photos"], "readwrite", (transaction, again) =>
    again ? keepOnce(transaction, given, last) : put(transaction, given, last),
  );
}

/** The first try may have been kept although the connection died. @param {Transaction} transaction @param {Taps} given @param {number} last */
async function keepOnce(transaction, given, last) {
  const ids = transaction.objectStore("ops").index("id");
  const kept = await Promise.all(given.taps.map(({ id }) => ids.get(id)));
  return kept.every(Boolean) ? /** @type {OpRow[]} */ (kept) : put(transaction, given, last);
}

/**
 * Asked for all at once and written all at once: each wait is a way to the browser's process and back.
 * @param {Transaction} transaction @param {Taps} given @param {number} last @returns {Promise<OpRow[]>}
 */
async function put(transaction, { taps, device, by }, last) {
  const meta = transaction.objectStore("meta");
  const [known, n, shown, photos] = await Promise.all([
    meta.get("device"), meta.get("n"), shownNow(transaction, taps), photosNow(transaction, taps),
  ]);
  if (known !== device || n < last) throw new StorageBroken("lost");
  const kept = taps.map((each, index) => made(each, { n: n + index + 1, device, by }, shown, photos));
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
 * @param {Tap} tapped @param {{n: number, device: string, by: string|null}} as
 * @param {Map<string, EntryRow>} shown @param {Map<string, PhotoRow|undefined>} photos
 * @returns {OpRow}
 */
function made({ id, at, inspection, change }, { n, device, by }, shown, photos) {
  const place = placeOf(change);
  const row = /** @type {EntryRow} */ (shown.get(keyOf(inspection, place)));
  const op = opOf(change, { id, n, at, base: seenAt(row, change.seen) });
  shown.set(keyOf(inspection, place), { ...row, own: entryOf(op, device, by) });
  const blob = photoOf(change);
  if (blob) photos.set(blob, photoRowAfter(photos.get(blob), inspection, op) ?? photos.get(blob));
  return { op, inspection, place, device, waiting: inspection };
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
