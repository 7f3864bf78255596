// From a tap to the store and back: what is shown meanwhile, when it fails, and the way back.
import assert from "node:assert/strict";
import { test } from "node:test";

import { Inspection } from "../../../../static/js/field/model/inspection.js";
import { save } from "../../../../static/js/field/model/saving.js";
import { bundleOf, checklist, entry, item, programmeOf, sheet } from "./bundles.js";

const start = () =>
  new Inspection(bundleOf(programmeOf(checklist("c", [[item("a", "conformity"), item("b", "conformity")]])), [sheet("s", "c")]), []);
const change = (value, field = "answer", on = "a") => ({ sheet: "s", item: on, field, value });

/** A store whose writes end when told. */
function slow() {
  const waiting = [];
  const record = (_, changes) =>
    new Promise((resolve, reject) => {
      const ops = changes.map((_, index) => ({ id: `op${waiting.length}${index}`, at: "2026-11-22T09:00:00.000Z" }));
      waiting.push({ done: () => resolve(ops), broken: () => reject(new Error("full")) });
    });
  return { record, waiting };
}

test("a tap shows at once, is being saved, and then is saved here", async () => {
  const [inspection, store] = [start(), slow()];
  const saved = save(store, inspection, [change({ value: "conform" })]);
  const flags = () => {
    const { answer, saving, pending, unsaved } = inspection.state("s", "a");
    return [answer.value, saving, pending, unsaved];
  };
  assert.deepEqual(flags(), ["conform", true, false, false]);
  // What the store tells meanwhile does not paint over the tap.
  assert.deepEqual(inspection.apply([entry("s", "a", "answer", { value: "nonconform" })]), []);
  store.waiting[0].done();
  assert.equal(await saved, true);
  assert.deepEqual(flags(), ["conform", false, true, false]);
  const acked = entry("s", "a", "answer", { value: "conform" }, { op: "op00", mine: true });
  assert.deepEqual(inspection.apply([acked]), [acked]);
  assert.deepEqual(inspection.apply([acked]), []);
  assert.deepEqual(flags(), ["conform", false, false, false]);
});

test("a second tap before the first is durable wins", async () => {
  const [inspection, store] = [start(), slow()];
  const both = [save(store, inspection, [change({ value: "conform" })]), save(store, inspection, [change({ value: "nonconform" })])];
  store.waiting[0].done();
  await both[0];
  assert.deepEqual(inspection.state("s", "a").answer, { value: "nonconform" });
  assert.equal(inspection.state("s", "a").saving, true);
  store.waiting[1].done();
  await both[1];
  assert.equal(inspection.ledger.entry(change(null)).op, "op10");
});

test("what cannot be written stays on the screen and says so", async () => {
  const [inspection, store] = [start(), slow()];
  const saved = save(store, inspection, [change("wet", "note")]);
  store.waiting[0].broken();
  assert.equal(await saved, false);
  const { note, unsaved, saving } = inspection.state("s", "a");
  assert.deepEqual([note, unsaved, saving], ["wet", true, false]);
  assert.deepEqual(inspection.unsaved.map((one) => one.field), ["note"]);
});

const instant = { record: async (_, changes) => changes.map((_, index) => ({ id: `x${Math.random()}${index}`, at: "2026" })) };

test("undo gives back what was there, change by change", async () => {
  const inspection = start();
  assert.equal(inspection.steps.back("s"), null);
  await save(instant, inspection, [change({ value: "conform" })]);
  await save(instant, inspection, [change({ value: "nonconform" })]);
  await save(instant, inspection, [change("wet", "note", "b")]);
  const undo = async () => {
    const back = inspection.steps.back("s");
    await save(instant, inspection, back, false);
    return back.map(({ item: on, field, value }) => [on, field, value]);
  };
  assert.equal(inspection.steps.any("s"), true);
  assert.deepEqual(await undo(), [["b", "note", ""]]);
  assert.deepEqual(await undo(), [["a", "answer", { value: "conform" }]]);
  assert.deepEqual(await undo(), [["a", "answer", {}]]);
  assert.equal(inspection.steps.any("s"), false);
  assert.deepEqual(inspection.state("s", "a").answer, {});
});

test("undo leaves alone what somebody else has changed since, and a new sheet is not undone", async () => {
  const inspection = start();
  await save(instant, inspection, [change({ value: "conform" }, "answer", "b")]);
  await save(instant, inspection, [change({ value: "conform" })]);
  inspection.apply([entry("s", "a", "answer", { value: "nonconform" })]);
  assert.deepEqual(inspection.steps.back("s"), [change({}, "answer", "b")]);
  await save(instant, inspection, [{ sheet: "n", item: null, field: "sheet", value: { checklist: "c", label: "" } }]);
  assert.equal(inspection.steps.any("n"), false);
});
