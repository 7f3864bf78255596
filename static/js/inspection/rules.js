// What an answer means for the item it answers: whether it fails, and what is still lacking. The server decides
// at the end; this tells the inspector in time, by the same arithmetic.
import { fits, fractionOf, passMark } from "../scoring/answers.js";
import { compare } from "../scoring/fractions.js";
import { visibleItems } from "./conditions.js";

const NUMERIC = new Set(["scale", "measure", "count", "number"]);

/** Whether the answer fails its item. */
export function fails(item, state) {
  const value = state?.answer?.value;
  if (!fits(item, value)) return false;
  const share = fractionOf(item.answer, value);
  return share !== null && compare(share, passMark(item)) < 0;
}

/** Whether the item has its answer; where a photo is asked for, the photo is the answer. */
export function isAnswered(item, state, photos) {
  return Object.keys(state?.answer ?? {}).length > 0 || (item.kind === "photo" && photos > 0);
}

/** What the item lacks: "answer", "photo", "note". */
export function lacks(item, state, photos) {
  if (!isAnswered(item, state, photos)) return item.required ? ["answer"] : [];
  if (state?.answer?.value === undefined) return [];
  const wanted = (when) => when === "always" || (when === "on-fail" && fails(item, state));
  return [
    ...(wanted(item.photo) && !photos ? ["photo"] : []),
    ...(wanted(item.note) && !(state.note ?? "").trim() ? ["note"] : []),
  ];
}

/** An answer as conditions compare it. */
export function plainValue(item, state) {
  const value = state?.answer?.value;
  if (value === undefined || item.kind === "sample") return undefined;
  return NUMERIC.has(item.kind) ? { number: String(value) } : value;
}

/** The ids of the items to be asked now. */
export function visible(checklist, states) {
  const answers = {};
  for (const group of checklist.groups) {
    for (const item of group.items) answers[item.id] = plainValue(item, states[item.id]);
  }
  return new Set(visibleItems(checklist, checklist.attributes, answers).map((item) => item.id));
}

/** A number as people type it, as the server reads it: "０３。5" is "3.5". Null where it is none. */
export function typedNumber(text) {
  const plain = text.normalize("NFKC").trim().replace("。", ".").replace(/^\+/, "");
  if (!/^-?\d{1,9}(\.\d{1,6})?$/.test(plain)) return null;
  return plain.replace(/^(-?)0+(?=\d)/, "$1");
}
