// From what is tapped and typed to an answer.
import assert from "node:assert/strict";
import { test } from "node:test";

import { sameAnswer, shownIn, stepped, typedAnswer } from "../../../../static/js/field/model/entering.js";

const item = (type, more = {}) => ({ id: "i", answer: { type, ...more } });
const number = item("information", { kind: "number" });
const sample = item("sample", { size: 10 });

const TYPED = [
  [item("measure"), { value: " ０３。5 " }, { value: "3.5" }],
  [item("measure"), { value: "much" }, null],
  [number, { value: "" }, {}],
  [number, {}, {}],
  [item("count"), { value: "2" }, { value: "2" }],
  [item("count"), { value: "2.5" }, null],
  [item("count"), { value: "-1" }, null],
  [item("information", { kind: "text" }), { value: " all well " }, { value: "all well" }],
  [item("information", { kind: "date" }), { value: "2026-11-22" }, { value: "2026-11-22" }],
  [sample, { conforming: "9", examined: "10" }, { value: { conforming: 9, examined: 10 } }],
  [sample, { conforming: "", examined: " " }, {}],
  [sample, { conforming: "9" }, null],
  [sample, { conforming: "9", examined: "8" }, null],
  [sample, { conforming: "0", examined: "0" }, null],
];

for (const [of, typed, expected] of TYPED) {
  test(`${of.answer.kind ?? of.answer.type} typed ${JSON.stringify(typed)}`, () =>
    assert.deepEqual(typedAnswer(of, typed), expected));
}

test("fields show the answer they would give", () => {
  assert.deepEqual(shownIn({ value: 3 }), { value: "3" });
  assert.deepEqual(shownIn({ value: { conforming: 1, examined: 2 } }), { conforming: "1", examined: "2" });
  assert.deepEqual(shownIn({ not_applicable: "none" }), {});
});

test("one more and one less", () => {
  const count = item("count");
  assert.deepEqual(stepped(count, {}, "value", 1), { value: "1" });
  assert.deepEqual(stepped(count, { value: "1" }, "value", -1), { value: "0" });
  assert.deepEqual(stepped(count, { value: "0" }, "value", -1), { value: "0" });
  assert.deepEqual(stepped(count, { value: "x" }, "value", 1), { value: "1" });
});

test("a sample begins with all conforming and never holds more than was examined", () => {
  const after = (typed, field, change) => Object.values(stepped(sample, typed, field, change)).join("/");
  assert.equal(after({}, "conforming", -1), "9/10");
  assert.equal(after({}, "conforming", 1), "10/10");
  assert.equal(after({}, "examined", 1), "10/10");
  assert.equal(after({ conforming: "10", examined: "10" }, "examined", -1), "9/9");
  assert.equal(after({ conforming: "0", examined: "1" }, "examined", -1), "0/1");
  assert.equal(after({ conforming: "0", examined: "5" }, "conforming", -1), "0/5");
  assert.equal(after({ conforming: "5", examined: "5" }, "conforming", 1), "5/5");
});

test("answers are compared by what they say", () => {
  assert.equal(sameAnswer({ value: 3 }, { value: "3" }), true);
  assert.equal(sameAnswer({ value: { examined: 2, conforming: 1 } }, { value: { conforming: 1, examined: 2 } }), true);
  assert.equal(sameAnswer({ value: { examined: 2, conforming: 2 } }, { value: { conforming: 1, examined: 2 } }), false);
  assert.equal(sameAnswer({}, { not_applicable: "none" }), false);
  assert.equal(sameAnswer({ not_applicable: "none" }, { not_inspected: "none" }), false);
});
