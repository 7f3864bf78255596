// The end of an inspection: what is typed, signed and sent while others enter something, or while the person goes elsewhere.
import assert from "node:assert/strict";
import { test } from "node:test";
import words from "#words/review.js";
import { Inspections } from "../../../../static/js/field/inspections.js";
import { save } from "../../../../static/js/field/model/saving.js";
import { MemoryStore } from "../../../../static/js/field/store/memory.js";
import { reviewView } from "../../../../static/js/field/views/review.js";
import { bundleOf, checklist, entry, item, programmeOf, sheet } from "../model/bundles.js";

globalThis.requestAnimationFrame ??= () => {};
const pause = (milliseconds = 0) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** All templates within one another. */
function* within(template) {
  if (Array.isArray(template)) for (const each of template) yield* within(each);
  if (!template?.strings) return;
  yield template;
  for (const value of template.values) yield* within(value);
}
const part = (view, mark) => [...within(view.render())].find(({ strings }) => strings.join("").includes(mark));
const shows = (view, text) => [...within(view.render())].some(({ values }) => values.includes(text));
const deeds = (view, mark) => part(view, mark).values.filter((value) => typeof value === "function");

async function reviewed({ submit = async () => {} } = {}) {
  const store = new MemoryStore();
  const made = bundleOf(programmeOf(checklist("lobby", [[item("floor", "conformity")]])), [sheet("s1", "lobby")]);
  await store.saveBundle(made, "e");
  const id = made.inspection.id;
  const went = [];
  let view = { render: () => {} };
  const context = { store, sync: { submit }, redraw: () => view.render(), go: (hash) => went.push(hash) };
  const inspections = new Inspections(store, context.redraw);
  context.inspection = (of) => inspections.get(of);
  const inspection = await inspections.get(id);
  const change = (field, value, on = {}) => ({ sheet: null, item: null, field, value, ...on });
  await save(store, inspection, [change("answer", { value: "conform" }, { sheet: "s1", item: "floor" })]);
  const sign = { name: "林", image: "data:", state: await inspection.stateDigest() };
  await save(store, inspection, [change("sign:inspector", sign)]);
  view = await reviewView(context, { inspection: id });
  const hear = (...current) => store.settle(id, { acked: [], rejected: [], current, sheets: [], claims: [], cursor: 9, more: false, state: "in_progress", server_time: "" });
  return { store, inspection, view, hear, went };
}

test("remarks typed and taken back again do not stand against what a colleague writes then", async () => {
  const { store, inspection, view, hear } = await reviewed();
  const [typed, keep] = deeds(view, 'id="remarks"');
  for (const value of ["a", ""]) typed({ target: { value } });
  await keep();
  await hear(entry(null, null, "remarks", "theirs"));
  await pause(500);
  view.leave();
  await pause();
  assert.equal(inspection.remarks, "theirs");
  assert.deepEqual((await store.unsentOps(inspection.id, 9)).filter(({ field }) => field === "remarks"), []);
});

test("a signature is void as soon as news is shown that it does not cover, however long the store takes", async () => {
  const { store, view, hear } = await reviewed();
  assert.ok(shows(view, words.valid));
  const summaries = store.summaries.bind(store);
  store.summaries = async () => (await pause(300), summaries());
  await hear(entry("s1", "floor", "note", "wet"));
  await pause(900);
  assert.ok(shows(view, words.void));
});

test("who goes elsewhere while it is being sent is left there", async () => {
  let sent = () => {};
  const { view, went } = await reviewed({ submit: () => new Promise((resolve) => (sent = resolve)) });
  const [submit] = deeds(view, "?disabled=");
  const submitting = submit();
  view.leave();
  sent();
  await submitting;
  assert.deepEqual(went, []);
});
