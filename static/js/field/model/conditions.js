// When an item is asked: the same rules as inspect_app/checklist/conditions.py, over the JSON document of a
// revision. tests/vectors/conditions.json holds both to the same answers.
//
// Attributes and answers are plain values: true or false, a string, or a number as {number: "5"} (a JavaScript
// number is taken as well). null or undefined is no answer: not applicable, not inspected, not yet given.

/** @import { Condition, Group, Item, Scalar } from "./types.js" */
/** @typedef {Scalar | null | undefined} Given */

const DECIMAL = /^([-+]?)0*(\d*?)(?:\.(\d*?)0*)?$/;

/**
 * "+05.50" and "5.5" are one number; zero has no sign.
 * @param {string | number} written
 */
function canonical(written) {
  const match = DECIMAL.exec(String(written));
  if (!match) return String(written);
  const [, sign, whole, fraction] = match;
  const digits = (whole || "0") + (fraction ? `.${fraction}` : "");
  return sign === "-" && digits !== "0" ? `-${digits}` : digits;
}

/**
 * The digits of a number; null for what is none.
 * @param {Scalar} value
 */
function digitsOf(value) {
  if (typeof value === "number") return canonical(value);
  return typeof value === "object" ? canonical(value.number) : null;
}

/**
 * Equal and of one kind: true is not 1, "5" is not 5, 5.0 is 5.
 * @param {Scalar} one
 * @param {Scalar} other
 */
function same(one, other) {
  const digits = digitsOf(one);
  return digits === null ? one === other : digits === digitsOf(other);
}

/**
 * @param {Given} actual
 * @param {Scalar[]} values
 */
function isOne(actual, values) {
  return actual !== null && actual !== undefined && values.some((value) => same(actual, value));
}

/**
 * An own property only: an item called "constructor" was not answered just because objects have one.
 * @param {Record<string, Given>} values
 * @param {string} name
 */
function valueOf(values, name) {
  return Object.hasOwn(values, name) ? values[name] : undefined;
}

/**
 * Whether the condition holds; answers are those of visible items by id.
 * @param {Condition} condition
 * @param {Record<string, Given>} attributes
 * @param {Record<string, Given>} answers
 * @returns {boolean}
 */
export function holds(condition, attributes, answers) {
  if ("attribute" in condition) return isOne(valueOf(attributes, condition.attribute), condition.is);
  if ("item" in condition) return isOne(valueOf(answers, condition.item), condition.is);
  if ("all" in condition) return condition.all.every((part) => holds(part, attributes, answers));
  if ("any" in condition) return condition.any.some((part) => holds(part, attributes, answers));
  return !holds(condition.not, attributes, answers);
}

/**
 * The items of a checklist (as in the document) to be asked, in order; a hidden item's answer counts for nothing.
 * @param {{groups?: Group[]}} checklist
 * @param {Record<string, Given>} attributes
 * @param {Record<string, Given>} answers
 * @returns {Item[]}
 */
export function visibleItems(checklist, attributes, answers) {
  /** @type {Record<string, Given>} */
  const counting = {};
  /** @type {Item[]} */
  const visible = [];
  for (const group of checklist.groups ?? []) {
    for (const item of group.items ?? []) {
      if (!item.when || holds(item.when, attributes, counting)) {
        visible.push(item);
        counting[item.id] = valueOf(answers, item.id);
      }
    }
  }
  return visible;
}
