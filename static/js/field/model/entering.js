// From what is tapped and typed to an answer.
/** @import { Answer, Item, Sampled } from "./types.js" */
import { kindOf, typedNumber } from "./rules.js";

/** @typedef {Record<string, string>} Typed  what stands in the fields: value, or conforming and examined */

/**
 * What stands in the fields of an answered item.
 * @param {Answer} answer
 * @returns {Typed}
 */
export function shownIn({ value }) {
  if (value === undefined) return {};
  if (typeof value !== "object") return { value: String(value) };
  return { conforming: String(value.conforming), examined: String(value.examined) };
}

/**
 * The answer the fields hold; {} when they are empty, null when they cannot be read.
 * @param {Item} item
 * @param {Typed} typed
 * @returns {Answer | null}
 */
export function typedAnswer(item, typed) {
  const kind = kindOf(item);
  if (kind === "sample") return sampled(typed);
  const text = (typed.value ?? "").trim();
  if (!text) return {};
  if (!["measure", "number", "count"].includes(kind)) return { value: text };
  const number = typedNumber(text);
  return number === null || (kind === "count" && !isWhole(number)) ? null : { value: number };
}

/** @param {string | null} number */
const isWhole = (number) => number !== null && /^\d+$/.test(number);

/** @param {Typed} typed */
function sampled({ conforming = "", examined = "" }) {
  if (!conforming.trim() && !examined.trim()) return {};
  const [k, n] = [typedNumber(conforming), typedNumber(examined)];
  if (!isWhole(k) || !isWhole(n) || Number(n) < 1 || Number(k) > Number(n)) return null;
  return { value: { conforming: Number(k), examined: Number(n) } };
}

/**
 * What the fields hold after one more or one less; of a sample the first tap begins with all conforming.
 * @param {Item} item
 * @param {Typed} typed
 * @param {string} field
 * @param {number} change
 * @returns {Typed}
 */
export function stepped(item, typed, field, change) {
  /** @param {string | undefined} text @param {number} start */
  const number = (text, start) => (/^\d+$/.test(text?.trim() ?? "") ? Number(text) : start);
  if (item.answer.type !== "sample") return { value: String(Math.max(0, number(typed.value, 0) + change)) };
  let examined = number(typed.examined, item.answer.size);
  let conforming = number(typed.conforming, examined);
  if (field === "examined" && typed.examined?.trim()) examined = Math.max(1, examined + change);
  if (field === "conforming") conforming = Math.max(0, conforming + change);
  conforming = Math.min(conforming, examined);
  return { conforming: String(conforming), examined: String(examined) };
}

/**
 * @param {Answer} answer
 * @param {Answer} other
 */
export function sameAnswer(answer, other) {
  const said = (/** @type {Answer} */ { value, not_applicable, not_inspected }) => {
    const { conforming, examined } = /** @type {Partial<Sampled>} */ (typeof value === "object" ? value : {});
    return JSON.stringify([typeof value === "object" ? [conforming, examined] : value === undefined ? null : String(value),
      not_applicable, not_inspected]);
  };
  return said(answer) === said(other);
}
