// Refused entries are named until somebody has seen them, and those that come later are named again.
import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { SEEN, see, unseen } from "../../../static/js/field/seen.js";

const kept = new Map();
const storage = { getItem: (key) => kept.get(key) ?? null, setItem: (key, value) => void kept.set(key, value) };
const rejected = (count) => unseen({ ops: 1, photos: 2, rejected: count }).rejected;

beforeEach(() => {
  kept.clear();
  Object.defineProperty(globalThis, "localStorage", { value: storage, configurable: true });
});

test("what was seen is not named again, what comes later is", () => {
  assert.deepEqual(unseen({ ops: 1, photos: 2, rejected: 3 }), { ops: 1, photos: 2, rejected: 3 });
  see(3);
  assert.deepEqual([rejected(3), rejected(5)], [0, 2]);
});

test("what went with its inspection hides nothing that comes later", () => {
  see(3);
  assert.deepEqual([rejected(0), rejected(2)], [0, 2]);
});

test("without local storage they stay named", () => {
  Object.defineProperty(globalThis, "localStorage", { get: () => assert.fail("forbidden"), configurable: true });
  see(3);
  assert.equal(rejected(3), 3);
});

test("whoever shows them hears that they were seen", () => {
  let heard = 0;
  const target = new EventTarget();
  globalThis.dispatchEvent = (event) => target.dispatchEvent(event);
  target.addEventListener(SEEN, () => (heard += 1));
  see(1);
  assert.equal(heard, 1);
});
