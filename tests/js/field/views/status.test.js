// The status line says what is known and no more.
import assert from "node:assert/strict";
import { test } from "node:test";
import words from "#words/status.js";
import { lineOf, signInAddress, unsent, warnings } from "../../../../static/js/field/views/status.js";

const calm = { counts: { ops: 0, photos: 0, rejected: 0 }, health: { state: "ok", reason: "" }, sync: { state: "idle", last_sync: null, next_try: null, message: "" } };
const line = (more) => lineOf({ ...calm, ...more, sync: { ...calm.sync, ...more.sync } });
const waits = { ops: 3, photos: 2, rejected: 0 };

test("all is on the server only when nothing waits", () => {
  assert.deepEqual([line({}).tone, line({}).text], ["good", "全部已上传"]);
  const told = line({ counts: waits });
  assert.deepEqual([told.tone, told.text], ["wait", "已存在本平板；3 条结果、2 张照片尚未上传"]);
});

test("what the server did not accept is not called sent and done", () => {
  const told = line({ counts: { ...calm.counts, rejected: 3 } });
  assert.deepEqual([told.tone, told.icon, told.text], ["good", "info", "已上传，其中 3 条未被采用"]);
});

test("only what there is, is named", () => {
  assert.equal(unsent({ ops: 1, photos: 0 }), "1 条结果尚未上传");
  assert.equal(unsent({ ops: 0, photos: 4 }), "4 张照片尚未上传");
});

test("broken storage goes before everything, and never says saved", () => {
  for (const counts of [calm.counts, waits]) {
    const told = line({ counts, health: { state: "broken", reason: "quota" } });
    assert.equal(told.tone, "bad");
    assert.doesNotMatch(told.text + told.more, /已存/);
  }
});

for (const state of ["signed-out", "stopped", "update"]) {
  test(`${state} is told even when nothing waits`, () => {
    const told = line({ sync: { state } });
    assert.equal(told.tone, "bad");
    assert.notEqual(told.text, "全部已上传");
    assert.match(line({ counts: waits, sync: { state } }).text, /尚未上传/);
  });
}

test("without a network nothing is wrong", () => {
  const told = line({ sync: { state: "offline" } });
  assert.equal(told.tone, "good");
  assert.match(told.more, /没有网络/);
});

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

test("what the sync waits for is said where it has a name", () => {
  assert.match(line({ sync: { state: "waiting", message: "not-our-server" } }).more, /没有连到检查系统/);
  assert.match(line({ counts: waits, sync: { state: "waiting", message: "busy" } }).more, /另一个窗口正在上传/);
  assert.match(line({ sync: { state: "waiting", message: "" } }).more, /稍后自动重试/);
  assert.match(line({ sync: { state: "waiting", message: "upload-quota" } }).more, /联系管理员/);
});

test("why sending stopped is said in words of its own", () => {
  globalThis.location ??= /** @type {any} */ ({ hash: "" });
  for (const message of ["photo-lost", "photo-unsendable", "refused-batch"]) {
    const told = warnings({ ...calm, sync: { ...calm.sync, state: "stopped", message } }).map((each) => each.values ?? []).flat();
    assert.ok(told.some((value) => typeof value === "string" && value === words[message]), message);
  }
});
