// What an answer means for its item, as the tablet tells the inspector.
import assert from "node:assert/strict";
import { test } from "node:test";

import { fails, fraction, isAnswered, lacks, plainValue, typedNumber, visible } from "../../static/js/inspection/rules.js";

const item = (kind, answer = {}, more = {}) => ({ id: "i", kind, answer, pass: "1", required: true, photo: "optional", note: "optional", ...more });
const state = (value, note = "") => ({ answer: value === undefined ? {} : { value }, note });

const CASES = [
  [item("conformity"), "conform", 1],
  [item("conformity"), "partial", 0.5],
  [item("conformity"), "nonconform", 0],
  [item("scale", { min: 0, max: 5 }), "4", 0.8],
  [item("measure", { max: "3" }), "3", 1],
  [item("measure", { max: "3" }), "3.1", 0],
  [item("measure", { max: "3", zero_at: "6" }), "4.5", 0.5],
  [item("measure", { min: "10", zero_at: "0" }), "5", 0.5],
  [item("measure", { min: "1", max: "3", zero_at: "6" }), "9", 0],
  [item("measure", {}), "9", 1],
  [item("count", { deduct: "0.25" }), "2", 0.5],
  [item("count", { deduct: "0.25" }), "9", 0],
  [item("sample"), { conforming: 9, examined: 10 }, 0.9],
  [item("choice", { options: [{ id: "a", score: "0.5" }, { id: "b" }] }), "a", 0.5],
  [item("choice", { options: [{ id: "a", score: "0.5" }, { id: "b" }] }), "b", null],
  [item("conformity"), "other", null],
  [item("text"), "words", null],
  [item("text"), undefined, null],
];

for (const [rules, value, expected] of CASES) {
  test(`${rules.kind} ${JSON.stringify(rules.answer)} answered ${JSON.stringify(value)}`, () => {
    assert.equal(fraction(rules, value), expected);
    assert.equal(fails(rules, state(value)), expected !== null && expected < 1);
  });
}

test("an item passes from its own mark on", () => {
  const scale = item("scale", { min: 0, max: 5 }, { pass: "3/5" });
  assert.equal(fails(scale, state("3")), false);
  assert.equal(fails(scale, state("2")), true);
});

test("what an item lacks", () => {
  const strict = item("conformity", {}, { photo: "on-fail", note: "always" });
  assert.deepEqual(lacks(strict, state(undefined), 0), ["answer"]);
  assert.deepEqual(lacks(strict, state("nonconform"), 0), ["photo", "note"]);
  assert.deepEqual(lacks(strict, state("conform", " "), 0), ["note"]);
  assert.deepEqual(lacks(strict, state("nonconform", "wet"), 1), []);
  assert.deepEqual(lacks(strict, { answer: { not_applicable: "none" } }, 0), []);
  assert.deepEqual(lacks(item("text", {}, { required: false }), state(undefined), 0), []);
  assert.deepEqual(lacks(item("photo", {}), undefined, 1), []);
});

test("a photo is the answer where one is asked for", () => {
  assert.equal(isAnswered(item("photo"), state(undefined), 1), true);
  assert.equal(isAnswered(item("photo"), state(undefined), 0), false);
  assert.equal(isAnswered(item("text"), state(undefined), 1), false);
});

test("conditions compare numbers as numbers and samples not at all", () => {
  assert.deepEqual(plainValue(item("count"), state("2")), { number: "2" });
  assert.equal(plainValue(item("choice"), state("a")), "a");
  assert.equal(plainValue(item("sample"), state({ conforming: 1, examined: 1 })), undefined);
});

test("an answer shows and hides later items", () => {
  const checklist = {
    attributes: { seating: true },
    groups: [
      { items: [{ ...item("count"), id: "n" }, { ...item("text"), id: "why", when: { item: "n", is: [{ number: "2" }] } }] },
      { items: [{ ...item("text"), id: "seats", when: { attribute: "seating", is: [true] } }] },
    ],
  };
  assert.deepEqual([...visible(checklist, { n: state("2") })], ["n", "why", "seats"]);
  assert.deepEqual([...visible(checklist, { n: state("3") })], ["n", "seats"]);
});

test("numbers as people type them", () => {
  const read = { "3": "3", " 3.50 ": "3.50", "０３": "3", "+2": "2", "-0.5": "-0.5", "3。5": "3.5", "000": "0" };
  for (const [typed, expected] of Object.entries(read)) assert.equal(typedNumber(typed), expected);
  for (const typed of ["", "x", "1,000", "1e5", "1.1234567", "12345678901", ".5", "NaN"]) assert.equal(typedNumber(typed), null);
});
