// Putting right what IndexedDB lost, from the journal; read when it is needed. Pure, but for `restore`, which writes in a
// transaction it is given.
import { UNLOADED, blank } from "./inspections.js";
import { entryOf, photosOf, placeOf } from "./rows.js";

/**
 * @import {JournalOp} from "./journal_lines.js"
 * @import {Transaction} from "./database.js"
 * @import {EntryRow, OpRow} from "./rows.js"
 */

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
