// The tablet's engine gives what the vectors say, case by case, like the server's.
import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { test } from "node:test";

import { fits } from "../../static/js/scoring/answers.js";
import { score } from "../../static/js/scoring/engine.js";
import { add, mul, neg, product, read, sub, sum, write } from "../../static/js/scoring/fractions.js";
import { roundHalfUp } from "../../static/js/scoring/grades.js";

const FOLDER = new URL("../vectors/scoring/", import.meta.url);
const text = (fraction) => (fraction === null ? null : write(fraction));
const named = (pairs) => Object.fromEntries(pairs);

function seenOf(result) {
  const checklists = result.parts.flatMap((part) => part.checklists);
  const sheets = checklists.flatMap((checklist) => checklist.sheets);
  const rows = sheets.flatMap((one) => one.rows.map(({ judged }) => [`${one.sheet.id}/${judged.item}`, judged]));
  return {
    gradable: result.gradable,
    reason: result.reason,
    score: text(result.score),
    displayed: result.displayed,
    points: text(result.points),
    full_points: text(result.fullPoints),
    displayed_points: result.displayedPoints,
    grade: result.grade,
    grade_before_vetoes: result.gradeBeforeVetoes,
    coverage: write(result.coverage),
    part_scores: named(result.parts.map((part) => [part.id, text(part.score)])),
    checklist_scores: named(checklists.map((one) => [one.id, text(one.score)])),
    sheet_scores: named(sheets.map((one) => [one.sheet.id, text(one.score)])),
    losses: result.losses
      .map((loss) => [`${loss.checklist}/${loss.item}`, loss.sheet, write(loss.points), loss.reason])
      .map(String)
      .sort(),
    vetoes: result.vetoes.map((veto) => [
      veto.kind,
      veto.item && `${veto.checklist}/${veto.item}`,
      veto.sheet,
      veto.grade,
    ]),
    counts: result.vetoes.map((veto) => veto.count).filter((count) => count !== null),
    outcomes: named(rows.map(([name, judged]) => [name, judged.outcome])),
    severities: named(rows.map(([name, judged]) => [name, judged.severity])),
    fractions: named(rows.map(([name, judged]) => [name, text(judged.fraction)])),
    repeats: rows.filter(([, judged]) => judged.repeat).map(([name]) => name),
  };
}

function check({ programme, sheets, previous, expect, why }) {
  const result = score(programme, sheets, previous);
  const seen = seenOf(result);
  for (const [key, value] of Object.entries(expect)) {
    if (key === "losses") assert.deepEqual(seen.losses, value.map(String).sort(), why);
    else if (value === null || typeof value !== "object" || Array.isArray(value)) {
      assert.deepEqual(seen[key], value, `${key}: ${why}`);
    } else for (const [name, below] of Object.entries(value)) assert.equal(seen[key][name], below, `${name}: ${why}`);
  }
  if (result.score !== null) {
    const missing = mul(read("100"), sub(read("1"), result.score));
    assert.equal(write(sum(result.losses.map((loss) => loss.points))), write(missing));
  }
  for (const loss of result.losses) {
    const counted = loss.reason === "bonus" ? neg(loss.fraction) : sub(read("1"), loss.fraction);
    assert.equal(write(mul(read("100"), mul(product(loss.shares), counted))), write(loss.points));
  }
}

for (const file of readdirSync(FOLDER).sort()) {
  for (const vector of JSON.parse(readFileSync(new URL(file, FOLDER), "utf8")).cases) {
    test(`${file} ${vector.name}`, () => check(vector));
  }
}

test("numbers are read as written, in any of their forms", () => {
  for (const form of ["0.1", "1e-1", 0.1, { number: "0.10" }, "1/10"]) {
    assert.equal(write(read(form)), "1/10");
  }
  for (const form of ["", "x", true, null, undefined, "1_0", NaN]) assert.equal(read(form), null);
  assert.equal(write(add(read("1e2"), read("-1e-1"))), "999/10");
});

test("what is below zero rounds towards the higher number too", () => {
  assert.equal(roundHalfUp(read("-2.5"), 0), "-2");
  assert.equal(roundHalfUp(read("-0.26"), 1), "-0.3");
  assert.equal(roundHalfUp(read("0.05"), 1), "0.1");
});

test("half-typed answers do not fit and count as not inspected", () => {
  const scale = { id: "a", answer: { type: "scale", min: 1, max: 5 } };
  for (const value of ["", "x", "6", "1.5", null]) assert.equal(fits(scale, value), false);
  const sample = { id: "a", answer: { type: "sample", size: 10 } };
  for (const value of ["9", {}, { conforming: 3, examined: 2 }, { conforming: 0, examined: 0 }]) {
    assert.equal(fits(sample, value), false);
  }
  const checklist = { id: "c", groups: [{ items: [scale] }] };
  const grading = { bands: [{ grade: "A", start: "0" }] };
  const programme = { parts: [{ id: "x", uses: [{ checklist }] }], grading };
  const result = score(programme, [{ id: "1", checklist: "c", place: "P", answers: { a: { value: "x" } } }]);
  assert.equal(result.reason, "nothing_scored");
});
