// What the server says of inspections, on its way into IndexedDB; and letting go of them. Nothing of it is needed to
// show an inspection and to answer, so it is read when it is wanted.
import { StillUnsent } from "./errors.js";
import { blank, change, within } from "./inspections.js";
import { removePhotos } from "./photo_files.js";
import { placeOf, withSheets } from "./rows.js";

/**
 * @import {Bundle, Entry, Summary} from "../types.js"
 * @import {Database, Transaction} from "./database.js"
 */

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

/** Sheets and claims a reply told of. @param {Transaction} transaction @param {string} id @param {import("../types.js").BatchReply} reply */
export async function takeReply(transaction, id, { sheets, claims, cursor, state }) {
  const row = (await transaction.objectStore("inspections").get(id)) ?? blank(id);
  const summary = row.summary && { ...row.summary, state };
  await change(transaction, id, { summary, claims, cursor, sheets: withSheets(row.sheets, sheets) });
}
