// Filling gaps: values, and one of two words by a number.
import assert from "node:assert/strict";
import { test } from "node:test";
import { say } from "../../../static/js/field/say.js";

test("a gap is filled by its value", () => {
  assert.equal(say("{project}, {n} left", { project: "云锦花园", n: 3 }), "云锦花园, 3 left");
});

test("a number chooses between one and more", () => {
  const text = "{n} {n|photo|photos}";
  assert.deepEqual([0, 1, 2].map((n) => say(text, { n })), ["0 photos", "1 photo", "2 photos"]);
});

test("a value is never read as a sentence, and a gap without one stays", () => {
  assert.equal(say("{note}", { note: "{n} $& {toString}" }), "{n} $& {toString}");
  assert.equal(say("{toString} {n}", {}), "{toString} {n}");
});
