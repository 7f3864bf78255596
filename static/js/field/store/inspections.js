// The inspections of this tablet in IndexedDB: what the server said of them, and what was downloaded.
import { shown } from "./rows.js";

/**
 * @import {Bundle, Entry, KeptSummary, Submission} from "../types.js"
 * @import {Database, InspectionRow, Transaction} from "./database.js"
 */

export const UNLOADED = { etag: null, downloaded_at: null, cursor: null };

/** An inspection of which nothing is known but its id. @param {string} id @returns {InspectionRow} */
export function blank(id) {
  return { id, summary: null, listed: false, claims: [], sheets: [], submission: null, ...UNLOADED };
}

/** @param {string} id all keys that begin with this id and have a second part */
export const within = (id) => IDBKeyRange.bound([id], [id, []]);

/** Change the row of an inspection. @param {Transaction} transaction @param {string} id @param {Partial<InspectionRow>} change */
export async function change(transaction, id, change) {
  const rows = transaction.objectStore("inspections");
  await rows.put({ ...((await rows.get(id)) ?? blank(id)), ...change });
}

/** @param {Database} database @param {string} id @returns {Promise<InspectionRow|undefined>} */
export const row = (database, id) => database.read(["inspections"], (t) => t.objectStore("inspections").get(id));

/** @param {Database} database @returns {Promise<KeptSummary[]>} newest first */
export async function summaries(database) {
  return database.read(["inspections", "ops"], async (transaction) => {
    const rows = await transaction.objectStore("inspections").getAll();
    const waiting = transaction.objectStore("ops").index("waiting");
    const found = [];
    for (const { id, summary, listed, downloaded_at } of rows) {
      const unsent = await waiting.count(within(id));
      if (!summary || !(listed || downloaded_at || unsent)) continue;
      found.push({ ...summary, downloaded_at, ready: downloaded_at !== null, unsent });
    }
    return found.sort((a, b) => (a.id < b.id ? 1 : -1));
  });
}

/** @param {Database} database @param {string} id @returns {Promise<Bundle|null>} as the last reply left it, without entries */
export function bundle(database, id) {
  return database.read(["inspections", "bundles"], async (transaction) => {
    const [row, kept] = await Promise.all([
      transaction.objectStore("inspections").get(id),
      transaction.objectStore("bundles").get(id),
    ]);
    if (!row || !kept) return null;
    const { sheets, claims, cursor, summary } = row;
    const inspection = { ...kept.bundle.inspection, ...summary };
    return { ...kept.bundle, inspection, sheets, claims, cursor: cursor ?? kept.bundle.cursor };
  });
}

/** @param {Database} database @param {string} id @param {string} device @returns {Promise<Entry[]>} */
export async function entries(database, id, device) {
  const rows = await database.read(["entries"], (t) => t.objectStore("entries").getAll(within(id)));
  return rows.flatMap((row) => shown(row, device) ?? []);
}

/** @param {Database} database @returns {Promise<{inspection: string, submission: Submission}[]>} */
export async function submissions(database) {
  const rows = await database.read(["inspections"], (t) => t.objectStore("inspections").getAll());
  return rows.flatMap(({ id, submission }) => (submission ? [{ inspection: id, submission }] : []));
}
