// Whether IndexedDB and the journal agree at start: browsers do lose all of IndexedDB at times, after acknowledging every
// write. Pure.

/** @typedef {{device: string, n: number}} Head  "" and 0 where there is none */

/**
 * "new": a tablet that knows nothing. "fine": both agree. "journal": the journal lacks what IndexedDB has.
 * "restore": IndexedDB lacks what the journal has.
 * @param {Head} kept @param {Head} journal @param {string} dataLoss what the browser said on opening
 * @returns {"new"|"fine"|"journal"|"restore"}
 */
export function decide(kept, journal, dataLoss) {
  if (!journal.device) return kept.device ? "journal" : "new";
  if (!kept.device || dataLoss === "partial" || dataLoss === "total") return "restore";
  if (kept.device !== journal.device || kept.n < journal.n) return "restore";
  return kept.n > journal.n ? "journal" : "fine";
}
