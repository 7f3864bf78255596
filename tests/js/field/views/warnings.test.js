// What stands above the view when something is wrong: why, and the way out.
import assert from "node:assert/strict";
import { test } from "node:test";
import words from "#words/warnings.js";
import { signInAddress, warnings } from "../../../../static/js/field/views/warnings.js";

const calm = { counts: { ops: 0, photos: 0, rejected: 0 }, health: { state: "ok", reason: "" }, sync: { state: "idle", last_sync: null, next_try: null, message: "" } };

test("signing in leads back to where the person was", () => {
  assert.equal(signInAddress("#/i/1/s/2"), "/sign-in?next=%2Ffield%2F%23%2Fi%2F1%2Fs%2F2");
});

test("who finds a colleague's work waiting is told whose, and led to a form that signs in another", () => {
  globalThis.location ??= /** @type {any} */ ({ hash: "" });
  const sync = { ...calm.sync, state: "signed-out", message: "other-user", name: "王秀芳" };
  const told = JSON.stringify(warnings({ ...calm, sync }));
  assert.match(told, /王秀芳/);
  assert.match(told, /another=1/);
  assert.doesNotMatch(JSON.stringify(warnings({ ...calm, sync: { ...sync, message: "" } })), /another/);
});

test("why sending stopped is said in words of its own", () => {
  globalThis.location ??= /** @type {any} */ ({ hash: "" });
  for (const message of ["photo-lost", "photo-unsendable", "refused-batch"]) {
    const told = warnings({ ...calm, sync: { ...calm.sync, state: "stopped", message } }).map((each) => each.values ?? []).flat();
    assert.ok(told.some((value) => typeof value === "string" && value === words[message]), message);
  }
});
