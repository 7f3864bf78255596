// What is typed is given once typing pauses, or at once when asked.
import assert from "node:assert/strict";
import { afterEach, beforeEach, test } from "node:test";

import { Typing } from "../../../../static/js/field/views/typing.js";

const real = { setTimeout: globalThis.setTimeout, clearTimeout: globalThis.clearTimeout };
/** @type {Map<number, () => void>} */
let waiting;

beforeEach(() => {
  waiting = new Map();
  globalThis.setTimeout = (action) => (waiting.set(waiting.size + 1, action), waiting.size);
  globalThis.clearTimeout = (timer) => waiting.set(timer, () => {});
});
afterEach(() => Object.assign(globalThis, real));

const pause = () => waiting.forEach((action) => action());

test("typing is given after a pause, once, and at once when asked", () => {
  const given = [];
  const typing = new Typing(() => given.push(typing.drafts.get("value")));
  typing.flush();
  typing.put("value", "w");
  typing.put("value", "we");
  assert.deepEqual(given, []);
  pause();
  assert.deepEqual(given, ["we"]);
  typing.flush();
  assert.deepEqual(given, ["we"]);
  typing.put("value", "wet");
  typing.flush();
  pause();
  assert.deepEqual(given, ["we", "wet"]);
});
