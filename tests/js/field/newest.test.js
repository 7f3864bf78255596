// Answers come in any order; what is shown is the answer to the newest question that was answered.
import assert from "node:assert/strict";
import { test } from "node:test";
import { newest } from "../../../static/js/field/newest.js";

function asking() {
  const answers = [];
  const taken = [];
  const ask = newest(() => new Promise((resolve, reject) => answers.push({ resolve, reject })), (found) => taken.push(found));
  return { ask, answers, taken };
}

test("the answer to an older question never comes after that to a newer one", async () => {
  const { ask, answers, taken } = asking();
  const all = [ask(), ask(), ask()];
  answers[1].resolve("second");
  await all[1];
  answers[0].resolve("first");
  await all[0];
  answers[2].resolve("third");
  await all[2];
  assert.deepEqual(taken, ["second", "third"]);
});

test("answers that come in order are all taken, and a failure is told to who asked", async () => {
  const { ask, answers, taken } = asking();
  const all = [ask(), ask(), ask()];
  answers[0].resolve("first");
  answers[1].reject(new Error("gone"));
  answers[2].resolve("third");
  await assert.rejects(all[1], /gone/);
  await Promise.all([all[0], all[2]]);
  assert.deepEqual(taken, ["first", "third"]);
});
