// The receipt tells what the store said last, in whatever order its answers come.
import assert from "node:assert/strict";
import { test } from "node:test";
import { Inspection } from "../../../../static/js/field/model/inspection.js";
import { MemoryStore } from "../../../../static/js/field/store/memory.js";
import { receiptView } from "../../../../static/js/field/views/receipt.js";
import { bundleOf, checklist, item, programmeOf, sheet } from "../model/bundles.js";

globalThis.requestAnimationFrame ??= () => {};
const pause = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));

async function shown() {
  const store = new MemoryStore();
  const made = bundleOf(programmeOf(checklist("lobby", [[item("floor", "conformity")]])), [sheet("s1", "lobby")]);
  const { id } = made.inspection;
  await store.saveBundle(made, "e");
  await store.saveSubmission(id, { id: "w", state: "wanted", answer: null });
  const went = [];
  const sync = { on: () => () => {}, press() {} };
  const context = { store, sync, redraw() {}, go: (hash) => went.push(hash), inspection: async () => new Inspection(made, []) };
  return { store, id, went, view: await receiptView(context, { inspection: id }) };
}
const state = (view) => view.render().values.flatMap((value) => (["wanted", "done", "refused", "none"].includes(value) ? [value] : []))[0];
const done = { id: "w", state: "done", answer: { grade_title: null, score: "90", findings: 0, finished_at: "2026-11-22T03:00:00Z" } };

test("what an older look found does not replace what a newer one did", async () => {
  const { store, id, view } = await shown();
  const summaries = store.summaries.bind(store);
  store.summaries = async () => {
    store.summaries = summaries;
    await pause(50);
    return summaries();
  };
  const [op] = await store.record(id, [{ sheet: "s1", item: "floor", field: "note", value: "a" }]);
  assert.ok(op);
  await store.saveSubmission(id, done);
  await pause(100);
  assert.equal(state(view), "done");
});

test("a wish that was carried out meanwhile cannot be taken back", async () => {
  const { store, id, view, went } = await shown();
  const templates = [];
  const walk = (each) => {
    if (Array.isArray(each)) return each.forEach(walk);
    if (each?.strings) templates.push(each), each.values.forEach(walk);
  };
  walk(view.render());
  const row = templates.find(({ strings, values }) => strings.join("").includes("button quiet") && values.some((each) => typeof each === "function"));
  const takeBack = row.values.filter((each) => typeof each === "function").at(-1);
  await store.saveSubmission(id, done);
  await takeBack();
  assert.deepEqual([(await store.submission(id))?.state, went], ["done", []]);
});
