// What to do at start when IndexedDB and the journal do not agree: browsers do lose all of IndexedDB at times, after
// acknowledging every write. Pure, but for `restore`, which writes in a transaction it is given.
import { PHOTO, entryOf, photoRowAfter, placeOf } from "./rows.js";

/**
 * @import {JournalOp} from "./journal_lines.js"
 * @import {InspectionRow, Transaction} from "./database.js"
 * @import {EntryRow, OpRow, PhotoRow} from "./rows.js"
 */

/** @typedef {{device: string, n: number}} Head  "" and 0 where there is none */

/**
 * "new": a tablet that knows nothing. "fine": both agree. "journal": the journal lacks what IndexedDB has.
 * "restore": IndexedDB lacks what the journal has.
 * @param {Head} kept @param {Head} journal @param {string} dataLoss what the browser said on opening
 * @returns {"new"|"fine"|"journal"|"restore"}
 */
export function decide(kept, journal, dataLoss) {
  if (!journal.device) return kept.device ? "journal" : "new";
  if (!kept.device || dataLoss === "partial" || dataLoss === "total") return "restore";
  if (kept.device !== journal.device || kept.n < journal.n) return "restore";
  return kept.n > journal.n ? "journal" : "fine";
}

/**
 * All ops that either knows, numbered anew from 1 in the order they were made; their ids stay, so that the server
 * knows those it has. What only the journal knows is to be sent again.
 * @param {OpRow[]} rows @param {JournalOp[]} journal @returns {OpRow[]}
 */
export function united(rows, journal) {
  const known = new Map(rows.map((row) => [row.op.id, row]));
  const listed = new Set(journal.map(({ op }) => op.id));
  const fromJournal = journal.map(
    ({ inspection, op, device }) =>
      known.get(op.id) ?? { op, inspection, place: placeOf(op), device, waiting: inspection },
  );
  const rest = rows.filter((row) => !listed.has(row.op.id)).sort((a, b) => a.op.n - b.op.n);
  return [...fromJournal, ...rest].map((row, index) => ({ ...row, op: { ...row.op, n: index + 1 } }));
}

/** The newest unsent op of every place as it is shown. @param {OpRow[]} rows @returns {Map<string, EntryRow>} */
export function ownEntries(rows) {
  const found = new Map();
  for (const { op, inspection, place, device, waiting } of rows) {
    if (!waiting) continue;
    found.set(`${inspection}/${place}`, { inspection, place, entry: null, own: entryOf(op, device, null) });
  }
  return found;
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

/**
 * Write it all under a new device; bundles go, since they may have been lost in part, and are downloaded again.
 * @param {Transaction} transaction over every store
 * @param {{device: string, journal: JournalOp[], files: Set<string>}} from
 * @returns {Promise<OpRow[]>} what is kept now
 */
export async function restore(transaction, { device, journal, files }) {
  const [meta, ops, entries, photos, inspections] = /** @type {const} */ ([
    "meta", "ops", "entries", "photos", "inspections",
  ]).map((name) => /** @type {any} */ (transaction.objectStore(name)));
  const rows = united(await ops.getAll(), journal);
  await ops.clear();
  for (const row of rows) ops.put(row);
  await restoreEntries(entries, rows);
  for (const row of photosOf(rows, files)) if (!(await photos.get(row.blob))) photos.put(row);
  await transaction.objectStore("bundles").clear();
  for (const row of await inspections.getAll()) inspections.put({ ...row, ...UNLOADED });
  for (const id of new Set(rows.map((row) => row.inspection))) {
    if (!(await inspections.get(id))) inspections.put(blank(id));
  }
  meta.put(device, "device");
  meta.put(rows.length, "n");
  return rows;
}

/** @param {any} entries @param {OpRow[]} rows */
async function restoreEntries(entries, rows) {
  for (const row of ownEntries(rows).values()) {
    const kept = await entries.get([row.inspection, row.place]);
    entries.put({ ...row, entry: kept?.entry ?? null });
  }
}

const UNLOADED = { etag: null, downloaded_at: null, cursor: null };

/** An inspection of which nothing is known but its id. @param {string} id @returns {InspectionRow} */
export function blank(id) {
  return { id, summary: null, listed: false, claims: [], sheets: [], submission: null, ...UNLOADED };
}
