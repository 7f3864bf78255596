// From a tap to the store: shown first, written then, and told where it could not be written.
/** @import { Change } from "../types.js" */
/** @import { Inspection } from "./inspection.js" */

/**
 * @param {{record(inspection: string, changes: Change[]): Promise<{id: string, at: string}[]>}} store
 * @param {Inspection} inspection
 * @param {Change[]} changes
 * @param {boolean} [undoable]
 * @returns {Promise<boolean>} whether it is durable
 */
export async function save(store, inspection, changes, undoable = true) {
  if (undoable) inspection.steps.take(changes);
  const put = inspection.ledger.put(changes);
  // Others' news may lie in the store for a moment before they are shown.
  const made = changes.map((change, index) => ({ ...change, seen: put[index].op }));
  try {
    inspection.ledger.recorded(put, await store.record(inspection.id, made));
    return true;
  } catch {
    inspection.ledger.failed(put);
    return false;
  }
}
