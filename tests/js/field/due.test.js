// What is due, as a tablet tells it that was last online a while ago.
import assert from "node:assert/strict";
import { afterEach, beforeEach, test } from "node:test";
import { keepDue, keptDue, standingOf } from "../../../static/js/field/due.js";

const at = (hour) => `2026-11-23T${String(hour).padStart(2, "0")}:00:00.000Z`;
const due = (more = {}) => ({ state: "open", inspection: null, opens: at(1), due: at(3), missed: at(5), ...more });
const standing = (hour, more) => standingOf(due(more), Date.parse(at(hour)));

test("time goes on without a network", () => {
  assert.deepEqual([0, 1, 3, 5].map((hour) => standing(hour)), ["upcoming", "open", "late", "missed"]);
});

test("what is under way or over stays so", () => {
  assert.equal(standing(9, { inspection: "i" }), "running");
  assert.deepEqual([standing(9, { state: "done" }), standing(9, { state: "made_up" })], ["done", "made_up"]);
});

beforeEach(() => {
  const kept = new Map();
  globalThis.localStorage = { getItem: (key) => kept.get(key) ?? null, setItem: (key, value) => kept.set(key, value), removeItem: (key) => kept.delete(key) };
});
afterEach(() => {
  delete globalThis.localStorage;
});

test("it is kept until it is forgotten", () => {
  const kept = { at: at(1), due: [due()] };
  keepDue(kept);
  assert.deepEqual(keptDue(), kept);
  keepDue(null);
  assert.equal(keptDue(), null);
});

test("rubbish and a tablet without local storage have none", () => {
  localStorage.setItem("inspect-due", '{"due": 7}');
  assert.equal(keptDue(), null);
  localStorage.setItem("inspect-due", "{");
  assert.equal(keptDue(), null);
  delete globalThis.localStorage;
  keepDue({ at: at(1), due: [] });
  assert.equal(keptDue(), null);
});
