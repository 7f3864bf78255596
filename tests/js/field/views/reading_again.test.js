// Views that read the store again at each of its events show what it said last, in whatever order its answers come.
import assert from "node:assert/strict";
import { test } from "node:test";
import { Inspection } from "../../../../static/js/field/model/inspection.js";
import { MemoryStore } from "../../../../static/js/field/store/memory.js";
import { bundleOf, checklist, item, programmeOf, sheet } from "../model/bundles.js";

Object.defineProperty(globalThis, "navigator", { configurable: true, value: { userAgent: "", maxTouchPoints: 0 } });
globalThis.matchMedia ??= () => ({ matches: false, addEventListener() {} });
const { listView } = await import("../../../../static/js/field/views/list.js");
const { storageView } = await import("../../../../static/js/field/views/storage.js");
const { verifyView } = await import("../../../../static/js/field/views/verify.js");

const pause = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** All that is shown. */
function* told(value) {
  if (Array.isArray(value)) for (const each of value) yield* told(each);
  else if (value?.strings) yield* told(value.values);
  else yield value;
}
const shows = (view, text) => [...told(view.render())].some((each) => typeof each === "string" && each.includes(text));

async function opened() {
  const store = new MemoryStore();
  const made = bundleOf(programmeOf(checklist("lobby", [[item("floor", "conformity")]])), [sheet("s1", "lobby")]);
  Object.assign(made.inspection, { state: "in_progress", started_at: "2026-11-22T03:00:00Z" });
  await store.saveBundle(made, "e");
  const context = {
    store, redraw() {}, go() {}, installation: { look: async () => {}, kept: true, prompt: null },
    sync: { refreshList: async () => false, due: async () => null }, inspection: async () => inspection,
  };
  const inspection = new Inspection(made, []);
  return { store, context, id: made.inspection.id };
}

/** The next answer of a kind is what it would be now, and comes late. */
function late(store, name) {
  const answer = store[name].bind(store);
  store[name] = async (...given) => {
    store[name] = answer;
    const found = await answer(...given);
    await pause(50);
    return found;
  };
}

test("the list", async () => {
  const { store, context, id } = await opened();
  const view = await listView(context);
  late(store, "session");
  // Both tell of a change; the first question is answered last.
  const [op] = await store.record(id, [{ sheet: "s1", item: "floor", field: "note", value: "a" }]);
  await store.settle(id, { acked: [op.id], rejected: [], current: [], sheets: [], claims: [], cursor: 9, more: false, state: "completed", server_time: "" });
  await pause(100);
  assert.ok(shows(view, `#/i/${id}/receipt`));
});

test("the storage page", async () => {
  const { store, context, id } = await opened();
  const view = await storageView(context);
  late(store, "storage");
  const [op] = await store.record(id, [{ sheet: "s1", item: "floor", field: "note", value: "a" }]);
  await store.settle(id, { acked: [], rejected: [{ id: op.id, code: "forbidden", message: "not yours" }], current: [], sheets: [], claims: [], cursor: 9, more: false, state: "in_progress", server_time: "" });
  await pause(100);
  assert.ok(shows(view, "not yours"));
});

test("findings to verify", async () => {
  const { store, context, id } = await opened();
  const view = await verifyView(context, { inspection: id });
  const value = { action: "verify", seen: 1, number: "QF-1", photos: [] };
  late(store, "rejected");
  const [op] = await store.record(id, [{ sheet: null, item: null, field: "finding:f1", value }]);
  await pause(5);
  await store.settle(id, { acked: [], rejected: [{ id: op.id, code: "finding-moved-on", message: "sent back by Wu" }], current: [], sheets: [], claims: [], cursor: 9, more: false, state: "in_progress", server_time: "" });
  await pause(100);
  assert.ok(shows(view, "sent back by Wu"));
});
