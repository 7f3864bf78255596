// The tablet's engine gives what the vectors say, case by case, like the server's.
import assert from "node:assert/strict";
import { test } from "node:test";

import { fits } from "../../static/js/scoring/answers.js";
import { score } from "../../static/js/scoring/engine.js";
import { add, read, write } from "../../static/js/scoring/fractions.js";
import { roundHalfUp } from "../../static/js/scoring/grades.js";
import { cases, check } from "./vectors.js";

for (const vector of cases) {
  const { file, name, programme, sheets, previous } = vector;
  test(`${file} ${name}`, () => check(score(programme, sheets, previous), vector));
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
