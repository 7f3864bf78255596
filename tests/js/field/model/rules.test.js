// What an answer means for its item, as the tablet tells the inspector.
import assert from "node:assert/strict";
import { test } from "node:test";

import { fails, isAnswered, kindOf, lacks, plainValue, typedNumber, visible } from "../../../../static/js/field/model/rules.js";

const INFORMATION = ["text", "number", "date", "photo"];
const item = (kind, answer = {}, more = {}) => ({
  id: "i",
  answer: INFORMATION.includes(kind) ? { type: "information", kind, ...answer } : { type: kind, ...answer },
  required: true,
  photo: "optional",
  note: "optional",
  ...more,
});
const state = (value, note = "") => ({ answer: value === undefined ? {} : { value }, note });

const CASES = [
  [item("conformity"), "conform", false],
  [item("conformity", { partial: true }), "partial", true],
  [item("conformity"), "nonconform", true],
  [item("scale", { min: 0, max: 5 }), "3", false],
  [item("scale", { min: 0, max: 5 }), "2", true],
  [item("scale", { min: 0, max: 5 }, { pass_mark: "4/5" }), "3", true],
  [item("measure", { max: "3" }), "3", false],
  [item("measure", { max: "3", zero_at: "6" }), "3.1", true],
  [item("count", { deduct: "0.25" }), "0", false],
  [item("count", { deduct: "0.25" }), "1", true],
  [item("sample"), { conforming: 9, examined: 10 }, true],
  [item("sample"), { conforming: 10, examined: 10 }, false],
  [item("choice", { options: [{ id: "a", score: "0.5" }, { id: "b" }] }), "a", true],
  [item("choice", { options: [{ id: "a", score: "0.5" }, { id: "b" }] }), "b", false],
  [item("conformity"), "other", false],
  [item("text"), "words", false],
  [item("text"), undefined, false],
];

for (const [rules, value, expected] of CASES) {
  test(`${kindOf(rules)} answered ${JSON.stringify(value)} ${expected ? "fails" : "passes"}`, () => {
    assert.equal(fails(rules, state(value)), expected);
  });
}

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

test("what the item cannot hold is no answer, and what is left out has its default", () => {
  assert.equal(isAnswered(item("scale", { min: 1, max: 5 }), state("9"), 0), false);
  assert.deepEqual(lacks({ id: "i", answer: { type: "conformity" } }, state("nonconform"), 0), []);
  assert.deepEqual(lacks({ id: "i", answer: { type: "conformity" } }, undefined, 0), ["answer"]);
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
