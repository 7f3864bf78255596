// What plans asked of this person when the server was last asked: without a network it is shown as of then.
/** @import { Occurrence } from "./types.js" */

const KEPT = "inspect-due";

/** @typedef {{at: string, due: Occurrence[]}} KeptDue */

/** @param {KeptDue|null} kept null forgets it */
export function keepDue(kept) {
  try {
    if (kept) localStorage.setItem(KEPT, JSON.stringify(kept));
    else localStorage.removeItem(KEPT);
  } catch {
    // Without local storage it is shown while there is a network.
  }
}

/** @returns {KeptDue|null} */
export function keptDue() {
  try {
    const kept = JSON.parse(localStorage.getItem(KEPT) ?? "null");
    return Array.isArray(kept?.due) ? kept : null;
  } catch {
    return null;
  }
}

/**
 * How it stands by the tablet's clock: what was told a while ago may have opened or been missed since.
 * @param {Occurrence} each @param {number} now
 * @returns {"upcoming"|"open"|"late"|"running"|"missed"|"done"|"made_up"}
 */
export function standingOf({ state, inspection, opens, due, missed }, now) {
  if (inspection) return "running";
  if (state === "done" || state === "made_up") return state;
  if (now < Date.parse(opens)) return "upcoming";
  if (now >= Date.parse(missed)) return "missed";
  // Done late is the server's to say; what is open after its time is late for the person who reads it.
  return now >= Date.parse(due) ? "late" : "open";
}
