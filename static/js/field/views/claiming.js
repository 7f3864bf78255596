// Telling colleagues who does which sheet. It is advice and works only with a network: nothing waits for it.
/** @import { Inspection } from "../model/inspection.js" */

/** Whether it makes sense to offer it now. */
export const mayClaim = () => navigator.onLine;

/**
 * @param {Inspection} inspection
 * @param {string[]} sheets
 * @param {boolean} mine  take them, or give them up
 * @returns {Promise<boolean>} whether the server was told of all of them
 */
export async function claim(inspection, sheets, mine) {
  try {
    for (const sheet of sheets) {
      const address = `/api/v1/inspections/${inspection.id}/claims/${sheet}`;
      const response = await fetch(address, { method: mine ? "PUT" : "DELETE", credentials: "same-origin" });
      if (!response.ok) return false;
      inspection.claims = (await response.json()).claims;
    }
    return true;
  } catch {
    return false;
  }
}
