// What an answer means for the item it answers: whether it fails, and what is still lacking. The server decides
// at the end by its own exact rules; this only tells the inspector in time.
import { visibleItems } from "./conditions.js";

const NUMERIC = new Set(["scale", "measure", "count", "number"]);
const CONFORMITY = { conform: 1, partial: 0.5, nonconform: 0 };

/** "3/5" or "1" as a number. */
function ratio(written) {
  const [top, bottom = "1"] = written.split("/");
  return Number(top) / Number(bottom);
}

function measured({ min, max, zero_at: zero }, value) {
  const limit = max !== undefined && value > Number(max) ? Number(max) : min !== undefined && value < Number(min) ? Number(min) : null;
  if (limit === null) return 1;
  if (zero === undefined) return 0;
  return Math.max(0, Math.min(1, (Number(zero) - value) / (Number(zero) - limit)));
}

/** The fraction of an answer, null where it has none. */
export function fraction({ kind, answer }, value) {
  if (value === undefined || value === null) return null;
  if (kind === "conformity") return CONFORMITY[value] ?? null;
  if (kind === "scale") return (Number(value) - answer.min) / (answer.max - answer.min);
  if (kind === "measure") return measured(answer, Number(value));
  if (kind === "count") return Math.max(0, 1 - Number(value) * Number(answer.deduct));
  if (kind === "sample") return value.conforming / value.examined;
  if (kind === "choice") {
    const score = answer.options.find((option) => option.id === value)?.score;
    return score === undefined ? null : Number(score);
  }
  return null;
}

/** Whether the answer fails its item. */
export function fails(item, state) {
  const share = fraction(item, state?.answer?.value);
  return share !== null && share < ratio(item.pass) - 1e-9;
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
