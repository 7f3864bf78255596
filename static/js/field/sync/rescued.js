// What the server says to a rescue file, taken over by the tablet that may hold the same ops itself.

/** @import {Refusal, Store} from "../types.js" */
/** @typedef {{acked: string[], rejected: Refusal[]}} Taken */

/**
 * By inspection, and under "photos" for all photos; an inspection that was refused whole has itself as rejected.
 * @param {Store} store @param {any} answer @returns {Promise<Record<string, Taken>>}
 */
export async function taken(store, { inspections = {}, photos = {} }) {
  /** @type {Record<string, Taken>} */
  const found = {};
  for (const [id, reply] of Object.entries(inspections)) {
    const { acked, rejected = [], code, message } = /** @type {any} */ (reply);
    found[id] = acked ? { acked, rejected } : { acked: [], rejected: [{ id, code, message }] };
    // Only what it says of our own ops is taken: its cursor is not that of this tablet.
    if (acked) await store.settle(id, { .../** @type {any} */ (reply), cursor: -1 });
  }
  const { stored = [], refused = [] } = photos;
  for (const blob of stored) await store.photoSent(blob);
  if (stored.length || refused.length) {
    found.photos = { acked: stored, rejected: refused.map((/** @type {any} */ { blob, ...why }) => ({ id: blob, ...why })) };
  }
  return found;
}
