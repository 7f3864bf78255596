// What the server refused, in words a person can do something with.
import assert from "node:assert/strict";
import { test } from "node:test";
import { refusedOf, rejectedList } from "../../../static/js/field/rejected.js";
import { MemoryStore } from "../../../static/js/field/store/memory.js";

const bundle = {
  inspection: { project: { name: "云锦花园" } },
  sheets: [{ id: "s1", checklist: "lobby", label: "3号楼大堂" }],
  revision: {
    programme: { parts: [{ uses: [{ checklist: { id: "lobby", groups: [{ items: [{ id: "floor", ask: { zh: "地面是否洁净？", en: "Clean?" }, answer: { type: "conformity" } }] }] } }] }] },
  },
};
const op = (field, value) => ({ id: "1", n: 1, at: "", sheet: "s1", item: "floor", field, value, base: null });
const valueOf = (field, value) => refusedOf({ op: op(field, value), inspection: "i", code: "x", message: "" }, bundle).value;

test("it says where the value belongs, and why it was refused", () => {
  const told = refusedOf({ op: op("note", "积水"), inspection: "i", code: "inspection-completed", message: "检查已完成。" }, bundle);
  assert.deepEqual(told, {
    where: "云锦花园 · 3号楼大堂 · 地面是否洁净？", value: "备注：积水", reason: "检查已完成。", code: "inspection-completed",
  });
});

test("every kind of value is shown", () => {
  assert.equal(valueOf("answer", { value: "nonconform" }), "结果：不符合");
  assert.match(valueOf("answer", { value: { conforming: 8, examined: 10 } }), /^结果：.*8.*10/);
  assert.match(valueOf("answer", { not_applicable: "无此设施" }), /不适用.*无此设施/);
  assert.match(valueOf("answer", { not_inspected: "上锁" }), /未检查.*上锁/);
  assert.equal(valueOf("photo:1", {}), "照片");
  assert.equal(valueOf("photo:1", null), "删除照片");
  assert.equal(valueOf("sign:inspector", { name: "王秀兰" }), "签字：王秀兰");
  assert.equal(valueOf("finding:1", { action: "verify", number: "QI-1", text: "已干" }), "问题 QI-1 复核合格：已干");
  assert.equal(valueOf("finding:1", { action: "send_back", number: "QI-1", text: "仍湿" }), "问题 QI-1 退回整改：仍湿");
  assert.equal(valueOf("unheard-of", [1]), "[1]");
});

test("without its inspection it still has a place in the list", () => {
  const told = refusedOf({ op: op("remarks", "…"), inspection: "gone", code: "x", message: "" }, null);
  assert.equal(told.where, "floor");
  const answer = refusedOf({ op: op("answer", { value: "conform" }), inspection: "gone", code: "x", message: "" }, null);
  assert.equal(answer.value, '结果：{"value":"conform"}');
  assert.ok(told.reason);
});

test("what the store kept is listed", async () => {
  const store = new MemoryStore();
  const [made] = await store.record("i", [{ sheet: "s1", item: "floor", field: "note", value: "积水" }]);
  const reply = { acked: [], rejected: [{ id: made.id, code: "unknown-item", message: "没有这个检查项。" }], current: [], sheets: [], claims: [], cursor: 1, more: false, state: "in_progress", server_time: "" };
  await store.settle("i", reply);
  assert.deepEqual((await rejectedList(store)).map(({ value, reason }) => [value, reason]), [["备注：积水", "没有这个检查项。"]]);
});
