// What becomes of unsent ops and photos when the server answers, and when it asks for them again; read when something is sent.
import { sha256 } from "../ids.js";
import { takeEntries, takeReply } from "./arrivals.js";
import { change } from "./inspections.js";
import { PHOTO, answered, askedAgain, refusedRow, sentRow, unsentAgain, waitingRow } from "./rows.js";

/**
 * @import {BatchReply, Refusal} from "../types.js"
 * @import {Database, Transaction} from "./database.js"
 * @import {OpRow, PhotoRow} from "./rows.js"
 */

/** The server's answer to a batch, in one transaction. @param {Database} database @param {string} inspection @param {BatchReply} reply */
export function settle(database, inspection, reply) {
  return database.run(["inspections", "entries", "ops", "photos"], "readwrite", async (transaction) => {
    for (const id of reply.acked) await become(transaction, inspection, id, sentRow);
    for (const refusal of reply.rejected) await refuse(transaction, inspection, refusal);
    const known = (await transaction.objectStore("inspections").get(inspection))?.cursor ?? 0;
    // An answer that comes late tells of a state that has passed; its acknowledgements still hold.
    if (reply.cursor < known) return;
    await takeEntries(transaction, inspection, reply.current);
    await takeReply(transaction, inspection, reply);
  });
}

/** The ops refused because another tablet used their numbers. @param {BatchReply} reply */
export const taken = ({ rejected }) => rejected.filter(({ code }) => code === "sequence-taken");

/** As if those were done with. @param {BatchReply} reply @returns {BatchReply} */
export function withoutTaken(reply) {
  const ids = taken(reply).map(({ id }) => id);
  const rejected = reply.rejected.filter(({ id }) => !ids.includes(id));
  return { ...reply, acked: [...reply.acked, ...ids], rejected };
}

/** @param {Transaction} transaction @param {string} inspection @param {Refusal} refusal */
async function refuse(transaction, inspection, refusal) {
  const row = await become(transaction, inspection, refusal.id, (op) => refusedRow(op, refusal));
  if (!row?.op.field.startsWith(PHOTO)) return;
  const photos = transaction.objectStore("photos");
  const photo = await photos.get(row.op.field.slice(PHOTO.length));
  if (photo?.waiting) await photos.put(unwaiting(photo));
}

/**
 * An unsent op becomes what the server made of it, and its place shows what is left there.
 * @param {Transaction} transaction @param {string} inspection @param {string} id @param {(row: OpRow) => OpRow} after
 */
async function become(transaction, inspection, id, after) {
  const ops = transaction.objectStore("ops");
  const row = await ops.index("id").get(id);
  if (!row?.waiting || row.inspection !== inspection) return null;
  const become = after(row);
  await ops.put(become);
  const entries = transaction.objectStore("entries");
  const at = await entries.get([inspection, row.place]);
  if (!at) return row;
  // A place may have been tapped a thousand times: only the newest is looked at, and only when it was the one shown.
  const isTop = at.own?.op === id;
  const left = isTop ? await ops.index("place").openCursor([inspection, row.place], "prev") : null;
  await entries.put(answered(at, become, left?.value));
  return row;
}

/** Those made under this device's id, without the refused ones. @param {Database} database @param {string} inspection @param {string} device */
export async function claimed(database, inspection, device) {
  const rows = await database.read(["ops"], (t) => t.objectStore("ops").index("inspection").getAll(inspection));
  const ids = rows.filter((row) => row.device === device && !row.refused).map((row) => row.op.id).sort();
  return { count: ids.length, digest: await sha256(ids.join("\n")) };
}

/**
 * All ops of an inspection and the photos it names, null for every one that was sent, to be sent once more. What the
 * server told before holds no longer: it is asked from the start, and the bundle is downloaded anew.
 * @param {Database} database @param {string} inspection @param {string[]|null} blobs
 */
export function sendAgain(database, inspection, blobs) {
  return database.run(["inspections", "entries", "ops", "photos"], "readwrite", async (transaction) => {
    const [ops, entries] = [transaction.objectStore("ops"), transaction.objectStore("entries")];
    const rows = (await ops.index("inspection").getAll(inspection)).filter((row) => !row.refused);
    for (const row of rows) {
      await ops.put(waitingRow(row));
      const at = await entries.get([inspection, row.place]);
      if (at) await entries.put(unsentAgain(at, row.op.id));
    }
    const photos = transaction.objectStore("photos");
    const again = askedAgain(await photos.index("inspection").getAll(inspection), blobs);
    for (const photo of again) await photos.put(photo);
    await change(transaction, inspection, { etag: null, cursor: null });
    return { ops: rows.length, photos: again.length };
  });
}

/** @param {Database} database @param {string} blob @param {(row: PhotoRow) => PhotoRow} after @returns {Promise<PhotoRow|null>} */
export function changePhoto(database, blob, after) {
  return database.run(["photos"], "readwrite", async (transaction) => {
    const photos = transaction.objectStore("photos");
    const row = await photos.get(blob);
    if (row) await photos.put(after(row));
    return row ?? null;
  });
}

/** @param {PhotoRow} row @returns {PhotoRow} */
export function unwaiting({ waiting: _, ...row }) {
  return row;
}
