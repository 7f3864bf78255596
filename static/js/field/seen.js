// Refused entries stay in their list for as long as the tablet has their inspection; the status line and the list name
// those that nobody has looked at yet.
/** @import { Counts } from "./types.js" */

/** Where it is kept, and the event that tells of it. */
export const SEEN = "inspect-refused-seen";

/** How many were there when somebody said that they were seen. */
function seen() {
  try {
    return Number(localStorage.getItem(SEEN) ?? 0);
  } catch {
    return 0;
  }
}

/** @param {number} rejected */
function keep(rejected) {
  try {
    localStorage.setItem(SEEN, String(rejected));
  } catch {
    // Without local storage they are named again.
  }
}

/** Somebody has seen them all. @param {number} rejected */
export function see(rejected) {
  keep(rejected);
  globalThis.dispatchEvent?.(new Event(SEEN));
}

/** The counts with those refused that are new. @param {Counts} counts @returns {Counts} */
export function unseen(counts) {
  // What went with its inspection must not hide what is refused later.
  if (counts.rejected < seen()) keep(counts.rejected);
  return { ...counts, rejected: counts.rejected - seen() };
}
