// What an answer means for the item it answers: whether it fails, and what is still lacking. The server decides
// at the end; this tells the inspector in time, by the same arithmetic.
/** @import { Answer, Group, Item, Lack, Scalar } from "./types.js" */
import { fits, fractionOf, passMark } from "../../scoring/answers.js";
import { compare } from "../../scoring/fractions.js";
import { visibleItems } from "./conditions.js";

/**
 * So many photos a tablet puts to one item. The server takes several times as many, because tablets that do not know
 * of each other may each come to it.
 */
export const MOST_PHOTOS = 12;

const NUMERIC = new Set(["scale", "measure", "count", "number"]);

/**
 * The control an item is answered with.
 * @param {Item} item
 */
export function kindOf(item) {
  return item.answer.type === "information" ? item.answer.kind : item.answer.type;
}

/**
 * Whether the answer fails its item.
 * @param {Item} item
 * @param {{answer?: Answer}} [state]
 * @returns {boolean}
 */
export function fails(item, state) {
  const value = state?.answer?.value;
  if (!fits(item, value)) return false;
  const share = fractionOf(item.answer, value);
  return share !== null && compare(share, passMark(item)) < 0;
}

/**
 * Whether the item has its answer; where a photo is asked for, the photo is the answer. A value that the item
 * cannot hold is none, as on the server.
 * @param {Item} item
 * @param {{answer?: Answer} | undefined} state
 * @param {number} photos
 */
export function isAnswered(item, state, photos) {
  const { value, not_applicable, not_inspected } = state?.answer ?? {};
  if (not_applicable || not_inspected || fits(item, value)) return true;
  return kindOf(item) === "photo" && photos > 0;
}

/**
 * What the item lacks.
 * @param {Item} item
 * @param {{answer?: Answer, note?: string} | undefined} state
 * @param {number} photos
 * @returns {Lack[]}
 */
export function lacks(item, state, photos) {
  if (!isAnswered(item, state, photos)) return item.required === false ? [] : ["answer"];
  if (state?.answer?.value === undefined) return [];
  /** @param {string | undefined} when */
  const wanted = (when) => when === "always" || (when === "on-fail" && fails(item, state));
  /** @type {Lack[]} */
  const found = [];
  if (wanted(item.photo) && !photos) found.push("photo");
  if (wanted(item.note) && !(state.note ?? "").trim()) found.push("note");
  return found;
}

/**
 * An answer as conditions compare it.
 * @param {Item} item
 * @param {{answer?: Answer}} [state]
 * @returns {Scalar | undefined}
 */
export function plainValue(item, state) {
  const value = state?.answer?.value;
  if (value === undefined || typeof value === "object") return undefined;
  return NUMERIC.has(kindOf(item)) ? { number: String(value) } : String(value);
}

/**
 * The ids of the items to be asked now, in order.
 * @param {{groups: Group[], attributes: Record<string, Scalar>}} checklist
 * @param {Record<string, {answer?: Answer} | undefined>} states
 * @returns {Set<string>}
 */
export function visible(checklist, states) {
  /** @type {Record<string, Scalar | undefined>} */
  const answers = {};
  for (const group of checklist.groups) {
    for (const item of group.items) {
      answers[item.id] = plainValue(item, Object.hasOwn(states, item.id) ? states[item.id] : undefined);
    }
  }
  return new Set(visibleItems(checklist, checklist.attributes, answers).map((item) => item.id));
}

/**
 * A number as people type it, as the server reads it: "０３。5" is "3.5". Null where it is none.
 * @param {string} text
 */
export function typedNumber(text) {
  const plain = text.normalize("NFKC").trim().replace("。", ".").replace(/^\+/, "");
  if (!/^-?\d{1,9}(\.\d{1,6})?$/.test(plain)) return null;
  return plain.replace(/^(-?)0+(?=\d)/, "$1");
}
