// The status line says what is known and no more.
import assert from "node:assert/strict";
import { test } from "node:test";
import { isCalm, lineOf, unsent } from "../../../../static/js/field/views/status.js";

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

test("what the sync waits for is said where it has a name", () => {
  assert.match(line({ sync: { state: "waiting", message: "not-our-server" } }).more, /没有连到检查系统/);
  assert.match(line({ counts: waits, sync: { state: "waiting", message: "busy" } }).more, /另一个窗口正在上传/);
  assert.match(line({ sync: { state: "waiting", message: "" } }).more, /稍后自动重试/);
  assert.match(line({ sync: { state: "waiting", message: "upload-quota" } }).more, /联系管理员/);
});

test("only what needs a word makes the page speak", () => {
  assert.equal(isCalm({ ...calm, counts: { ...waits, rejected: 0 } }), true);
  for (const state of ["idle", "sending", "waiting", "offline"]) assert.equal(isCalm({ ...calm, sync: { ...calm.sync, state } }), true, state);
  for (const state of ["signed-out", "stopped", "update"]) assert.equal(isCalm({ ...calm, sync: { ...calm.sync, state } }), false, state);
  for (const state of ["broken", "elsewhere"]) assert.equal(isCalm({ ...calm, health: { state, reason: "" } }), false, state);
  assert.equal(isCalm({ ...calm, counts: { ...calm.counts, rejected: 1 } }), false);
});
