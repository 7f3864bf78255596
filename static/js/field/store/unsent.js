// What is unsent, as the screens tell it and the sync takes it.
import { within } from "./inspections.js";

/**
 * @import {Counts, Op, Rejected} from "../types.js"
 * @import {Database} from "./database.js"
 * @import {PhotoRow} from "./rows.js"
 */

/** Every unsent photo has 1 as the first part of this key. */
const WAITING_PHOTOS = IDBKeyRange.bound([1], [1, []]);

/** @param {Database} database @returns {Promise<Counts>} */
export function counts(database) {
  return database.read(["ops", "photos"], async (transaction) => {
    const ops = transaction.objectStore("ops");
    const [unsent, rejected, photos] = await Promise.all([
      ops.index("waiting").count(),
      ops.index("refused").count(),
      transaction.objectStore("photos").index("waiting").count(),
    ]);
    return { ops: unsent, photos, rejected };
  });
}

/** @param {Database} database @param {string} [inspection] @returns {Promise<Rejected[]>} */
export async function rejected(database, inspection) {
  const rows = await database.read(["ops"], (t) => t.objectStore("ops").index("refused").getAll(inspection));
  return rows.map(({ op, inspection: at, code = "", message = "" }) => ({ op, inspection: at, code, message }));
}

/** @param {Database} database @returns {Promise<PhotoRow[]>} oldest first */
export function unsentPhotos(database) {
  return database.read(["photos"], (t) => t.objectStore("photos").index("waiting").getAll(WAITING_PHOTOS));
}

/**
 * Unsent ops by number, and the device their numbers belong to.
 * @param {Database} database @param {string} inspection @param {number} limit
 * @returns {Promise<{device: string, ops: Op[]}>}
 */
export function unsentOps(database, inspection, limit) {
  return database.read(["meta", "ops"], async (transaction) => {
    const device = (await transaction.objectStore("meta").get("device")) ?? "";
    const rows = await transaction.objectStore("ops").index("waiting").getAll(within(inspection), limit);
    return { device, ops: rows.map(({ op }) => op) };
  });
}

/** @param {Database} database @returns {Promise<string[]>} */
export function inspectionsWithWork(database) {
  return database.read(["ops"], async (transaction) => {
    const index = transaction.objectStore("ops").index("waiting");
    const found = [];
    for (let cursor = await index.openKeyCursor(); cursor; ) {
      const [inspection] = cursor.key;
      found.push(inspection);
      cursor = await index.openKeyCursor(IDBKeyRange.lowerBound([inspection, []]));
    }
    return found;
  });
}
