// The inspections of this tablet in IndexedDB: what the server said of them, and what was downloaded.
import { StillUnsent } from "./errors.js";
import { removePhotos } from "./photo_files.js";
import { blank } from "./recovery.js";
import { placeOf, shown, withSheets } from "./rows.js";

/**
 * @import {Bundle, Entry, KeptSummary, Submission, Summary} from "../types.js"
 * @import {Database, InspectionRow, Transaction} from "./database.js"
 */

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

/** @param {Database} database @param {Summary[]} list */
export function saveSummaries(database, list) {
  const listed = new Map(list.map((summary) => [summary.id, summary]));
  return database.run(["inspections"], "readwrite", async (transaction) => {
    for (const { id } of await transaction.objectStore("inspections").getAll()) {
      if (!listed.has(id)) await change(transaction, id, { listed: false });
    }
    for (const summary of list) await change(transaction, summary.id, { summary, listed: true });
  });
}

/**
 * The document goes into one store and what changes into another. A bundle older than what replies already told
 * brings no entries.
 * @param {Database} database @param {Bundle} bundle @param {string} etag
 */
export function saveBundle(database, bundle, etag) {
  const { inspection, sheets, claims, cursor } = bundle;
  const { id } = inspection;
  return database.run(["inspections", "bundles", "entries"], "readwrite", async (transaction) => {
    const before = await transaction.objectStore("inspections").get(id);
    const isOld = before?.downloaded_at && cursor < (before.cursor ?? 0);
    if (!isOld) await replaceEntries(transaction, id, bundle.entries);
    await transaction.objectStore("bundles").put({ id, bundle: { ...bundle, entries: [], sheets: [], claims: [] } });
    await change(transaction, id, {
      summary: { ...inspection }, listed: true, etag, downloaded_at: new Date().toISOString(),
      ...(isOld ? {} : { sheets, claims, cursor }),
    });
  });
}

/** @param {Transaction} transaction @param {string} id @param {Entry[]} entries */
async function replaceEntries(transaction, id, entries) {
  const store = transaction.objectStore("entries");
  const own = (await store.getAll(within(id))).flatMap((row) => (row.own ? [{ ...row, entry: null }] : []));
  await store.delete(within(id));
  await Promise.all(own.map((row) => store.put(row)));
  await takeEntries(transaction, id, entries);
}

/** Entries as the server tells them, below our own unsent ones. @param {Transaction} transaction @param {string} id @param {Entry[]} entries */
export async function takeEntries(transaction, id, entries) {
  const store = transaction.objectStore("entries");
  for (const entry of entries) {
    const place = placeOf(entry);
    const own = (await store.get([id, place]))?.own ?? null;
    await store.put({ inspection: id, place, entry, own });
  }
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

/** Let go of an inspection and its photos. @param {Database} database @param {string} id throws StillUnsent */
export async function forget(database, id) {
  const stores = /** @type {const} */ (["inspections", "bundles", "entries", "ops", "photos"]);
  const blobs = await database.run([...stores], "readwrite", async (transaction) => {
    const ops = transaction.objectStore("ops");
    const photos = transaction.objectStore("photos");
    const kept = await photos.index("inspection").getAll(id);
    if ((await ops.index("waiting").count(within(id))) || kept.some((row) => row.waiting)) throw new StillUnsent(id);
    for (const n of await ops.index("inspection").getAllKeys(id)) await ops.delete(n);
    for (const { blob } of kept) await photos.delete(blob);
    await transaction.objectStore("entries").delete(within(id));
    await transaction.objectStore("bundles").delete(id);
    const { summary = null, listed = false } = (await transaction.objectStore("inspections").get(id)) ?? {};
    await transaction.objectStore("inspections").put({ ...blank(id), summary, listed });
    return kept.map(({ blob }) => blob);
  });
  await removePhotos(blobs);
}

/** @param {Database} database @returns {Promise<{inspection: string, submission: Submission}[]>} */
export async function submissions(database) {
  const rows = await database.read(["inspections"], (t) => t.objectStore("inspections").getAll());
  return rows.flatMap(({ id, submission }) => (submission ? [{ inspection: id, submission }] : []));
}

/** Sheets and claims a reply told of. @param {Transaction} transaction @param {string} id @param {import("../types.js").BatchReply} reply */
export async function takeReply(transaction, id, { sheets, claims, cursor, state }) {
  const row = (await transaction.objectStore("inspections").get(id)) ?? blank(id);
  const summary = row.summary && { ...row.summary, state };
  await change(transaction, id, { summary, claims, cursor, sheets: withSheets(row.sheets, sheets) });
}
