// What was decided on a round about the findings that wait there. Knows neither screen nor store.
/** @import { Finding, Rejected } from "../types.js" */
/** @import { Inspection } from "./inspection.js" */
import { FIELD, whole } from "./waiting.js";

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
