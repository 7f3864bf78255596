// The findings that wait on the way of a round, and what was decided about them here. Knows neither screen nor store.
/** @import { Finding, Rejected } from "../types.js" */
/** @import { Inspection } from "./inspection.js" */
/** @import { Shown } from "./types.js" */

const FIELD = "finding:";
/** The place of a decision. @param {string} finding */
export const placeOfDecision = (finding) => ({ sheet: null, item: null, field: FIELD + finding });

/**
 * A finding as it stands on this tablet: `decision` is what was decided about it as it is now; `refused` what the
 * server would not take.
 * @typedef {{finding: Finding, decision: Shown|null, refused: Rejected|null}} Waiting
 */

/** What the inspection holds of no sheet, by field. @param {Inspection} inspection */
const whole = (inspection) => inspection.ledger.cells("").get("")?.fields ?? new Map();

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

/**
 * What was decided on this round about findings that wait no more, and what came to nothing of them.
 * @param {Inspection} inspection @param {Rejected[]} rejected
 * @returns {{number: string, action: string, pending: boolean, message: string}[]}
 */
export function settledOf(inspection, rejected) {
  const waiting = new Set((inspection.bundle.findings ?? []).map(({ id }) => FIELD + id));
  const gone = (/** @type {string} */ field) => field.startsWith(FIELD) && !waiting.has(field);
  const counted = [...whole(inspection).values()].filter(({ field, value }) => gone(field) && value);
  return [
    ...rejected.filter(({ op }) => gone(op.field)).map(({ op, message }) => told(op.value, false, message)),
    ...counted.map(({ value, pending = false }) => told(value, pending, "")),
  ];
}

/** @param {any} value @param {boolean} pending @param {string} message */
function told(value, pending, message) {
  return { number: String(value?.number ?? ""), action: String(value?.action ?? ""), pending, message };
}

/**
 * The photos taken for the decision that is being made: those of earlier ones stay with them.
 * @param {Inspection} inspection @param {string} finding @returns {{blob: string, sha256: string}[]}
 */
export function photosFor(inspection, finding) {
  const before = whole(inspection).get(FIELD + finding)?.value?.photos ?? [];
  return [...whole(inspection).values()]
    .filter(({ field, value }) => field.startsWith("photo:") && value?.finding === finding && !before.includes(value.sha256))
    .map(({ field, value }) => ({ blob: field.slice("photo:".length), sha256: value.sha256 }));
}

/**
 * What is missing for a decision, by the rules that came with the finding.
 * @param {Finding} finding @param {"verify"|"send_back"} action @param {{text: string, signature: string}} given
 * @returns {("text"|"signature")[]}
 */
export function lacking({ acts }, action, given) {
  return /** @type {const} */ (["text", "signature"]).filter((field) => acts[action]?.includes(field) && !given[field].trim());
}
