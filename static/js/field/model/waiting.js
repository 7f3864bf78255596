// The findings that wait on the way of a round. Knows neither screen nor store.
/** @import { Finding, Rejected } from "../types.js" */
/** @import { Inspection } from "./inspection.js" */
/** @import { Shown } from "./types.js" */

export const FIELD = "finding:";
/** The place of a decision. @param {string} finding */
export const placeOfDecision = (finding) => ({ sheet: null, item: null, field: FIELD + finding });

/**
 * A finding as it stands on this tablet: `decision` is what was decided about it as it is now; `refused` what the
 * server would not take.
 * @typedef {{finding: Finding, decision: Shown|null, refused: Rejected|null}} Waiting
 */

/** What the inspection holds of no sheet, by field. @param {Inspection} inspection */
export const whole = (inspection) => inspection.ledger.cells("").get("")?.fields ?? new Map();

/** @param {Inspection} inspection @param {Rejected[]} [rejected] @returns {Waiting[]} the most urgent first */
export function waitingOf(inspection, rejected = []) {
  return (inspection.bundle.findings ?? []).map((finding) => {
    const entry = whole(inspection).get(FIELD + finding.id);
    // Sent back, mended and looked at again: what was decided before is history.
    const decision = entry?.value?.seen === finding.version ? entry : null;
    const same = (/** @type {Rejected} */ { op }) => op.field === FIELD + finding.id && op.value?.seen === finding.version;
    return { finding, decision, refused: decision ? null : (rejected.findLast(same) ?? null) };
  });
}

/**
 * What was downloaded since the inspection was opened; whether other findings wait now.
 * @param {Inspection} inspection @param {import("../types.js").Bundle|null} bundle
 */
export function takeFindings(inspection, bundle) {
  if (!bundle || bundle.findings_tag === inspection.bundle.findings_tag) return false;
  Object.assign(inspection.bundle, { findings: bundle.findings, findings_tag: bundle.findings_tag });
  return true;
}

/** How many nobody has decided about yet, at one location or anywhere. @param {Inspection} inspection @param {string|null} [location] */
export function openAt(inspection, location) {
  const open = waitingOf(inspection).filter(({ decision }) => !decision);
  return open.filter(({ finding }) => location === undefined || (location !== null && finding.location === location)).length;
}
