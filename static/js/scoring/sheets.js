// One sheet: what becomes of its items, its marks, its veto.

import { visibleItems } from "../field/model/conditions.js";
import { fits, fractionOf, passMark } from "./answers.js";
import { ONE, ZERO, add, compare, div, isZero, max, mul, neg, read, sub } from "./fractions.js";

const SEVERITIES = ["observation", "minor", "major", "critical"];
const NUMBERS = new Set(["scale", "measure", "count"]);

export const rank = (severity) => SEVERITIES.indexOf(severity);
export const itemsOf = (checklist) => (checklist.groups ?? []).flatMap((group) => group.items ?? []);
export const weightOf = (node) => read(node.weight ?? "1");

/** Of a number a condition sees {number}, of a sample nothing. */
function scalar(item, value) {
  const type = item.answer.type === "information" ? item.answer.kind : item.answer.type;
  if (value === undefined || type === "sample") return undefined;
  return NUMBERS.has(type) || type === "number" ? { number: String(value) } : value;
}

/** The ids of the items asked on this sheet. */
function visibleIds(checklist, sheet) {
  if (!itemsOf(checklist).some((item) => item.when)) return new Set(itemsOf(checklist).map((item) => item.id));
  const answers = {};
  for (const item of itemsOf(checklist)) {
    answers[item.id] = scalar(item, answerOf(sheet, item)?.value ?? undefined);
  }
  return new Set(visibleItems(checklist, sheet.attributes ?? {}, answers).map((item) => item.id));
}

function answerOf(sheet, item) {
  return Object.hasOwn(sheet.answers ?? {}, item.id) ? sheet.answers[item.id] : undefined;
}

/** Whether the item failed on an earlier sheet; an answer that no longer fits says nothing. */
function failedOn(checklist, item, sheet) {
  const value = answerOf(sheet, item)?.value;
  if (!fits(item, value) || !visibleIds(checklist, sheet).has(item.id)) return false;
  const found = fractionOf(item.answer, value);
  return found !== null && compare(found, passMark(item)) < 0;
}

function judge(programme, item, answer, repeated) {
  const judged = { item: item.id, raw: null, fraction: null, severity: null, repeat: false };
  if (fits(item, answer?.value)) return judgeValue(programme, item, answer.value, repeated, judged);
  const excused = typeof answer?.not_applicable === "string";
  return { ...judged, outcome: excused ? "not_applicable" : "not_inspected" };
}

function judgeValue(programme, item, value, repeated, judged) {
  const raw = fractionOf(item.answer, value);
  if (raw === null) return { ...judged, outcome: "information" };
  if (compare(raw, passMark(item)) >= 0) return { ...judged, outcome: "passed", raw, fraction: raw };
  const partial = value === "partial" && item.answer.type === "conformity";
  const severity = item.severity ?? "minor";
  const repeat = repeated(item);
  const lost = mul(sub(ONE, raw), read(programme.repeat_multiplier ?? "1"));
  return {
    ...judged,
    outcome: partial ? "partial" : "failed",
    raw,
    fraction: repeat ? max(ZERO, sub(ONE, lost)) : raw,
    severity: partial ? SEVERITIES[Math.max(0, rank(severity) - 1)] : severity,
    repeat,
  };
}

/** Bonus marks exist only in the points model; information never counts. */
function countedWeight(programme, item) {
  const idle = item.answer.type === "information" || (item.bonus && programme.model !== "points");
  return idle ? ZERO : weightOf(item);
}

function addTo(tally, name, weight) {
  tally[name] = add(tally[name], weight);
}

/** The sums of a sheet: what counts, what was earned, and for coverage what applied and was inspected. */
function tallyOf(programme, rows) {
  const tally = { earned: ZERO, full: ZERO, inspected: ZERO, applicable: ZERO, bonusAnswers: 0 };
  for (const row of rows) count(programme, tally, row, row.weight, 1);
  return tally;
}

/** The sums after some rows were replaced: exact numbers allow to take the old rows out again. */
function retally(programme, before, rows) {
  const tally = { ...before.tally };
  before.rows.forEach((old, index) => {
    if (old === rows[index]) return;
    count(programme, tally, old, neg(old.weight), -1);
    count(programme, tally, rows[index], rows[index].weight, 1);
  });
  return tally;
}

function count(programme, tally, { criterion, judged }, weight, sign) {
  if (judged.fraction) {
    addTo(tally, "earned", mul(weight, judged.fraction));
    if (criterion.bonus) tally.bonusAnswers += sign;
    else for (const name of ["full", "inspected", "applicable"]) addTo(tally, name, weight);
  } else if (!criterion.bonus && judged.outcome === "not_inspected") {
    addTo(tally, "applicable", weight);
  } else if (!criterion.bonus && judged.outcome === "not_applicable") {
    if (programme.not_applicable === "full") addTo(tally, "earned", weight);
    if ((programme.not_applicable ?? "exclude") !== "exclude") addTo(tally, "full", weight);
  }
}

export const vetoesSheet = ({ criterion, judged }) =>
  criterion.veto === "sheet" && judged.fraction !== null && isZero(judged.fraction);

const HIDDEN = { outcome: "hidden", raw: null, fraction: null, severity: null, repeat: false };

/**
 * The sheet scored by itself; previous are the earlier sheets of its checklist and place. Information items have
 * weight 0 here. `before` may be what this gave for the same sheet, programme and previous: of the same answers,
 * the very same objects, only those that changed are looked at again.
 */
export function scoreSheet(programme, checklist, sheet, previous, before = null) {
  const visible = visibleIds(checklist, sheet);
  const repeated = (item) => previous.some((earlier) => failedOn(checklist, item, earlier));
  const rows = itemsOf(checklist).map((criterion, index) => {
    const [answer, shown] = [answerOf(sheet, criterion), visible.has(criterion.id)];
    const old = before?.rows[index];
    if (old && old.answer === answer && old.shown === shown) return old;
    const judged = shown ? judge(programme, criterion, answer, repeated) : { item: criterion.id, ...HIDDEN };
    return { criterion, answer, shown, weight: countedWeight(programme, criterion), judged };
  });
  const tally = before ? retally(programme, before, rows) : tallyOf(programme, rows);
  const vetoed = rows.some(vetoesSheet);
  const own = isZero(tally.full) ? null : div(tally.earned, tally.full);
  const score = own === null || !vetoed ? own : ZERO;
  return { sheet, checklist, rows, tally, vetoed, before: own, score, earned: vetoed ? ZERO : tally.earned };
}
