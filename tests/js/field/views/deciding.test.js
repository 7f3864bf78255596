// Deciding about a finding while its photo is still being made small.
import assert from "node:assert/strict";
import { test } from "node:test";
import { Inspection } from "../../../../static/js/field/model/inspection.js";
import { MemoryStore } from "../../../../static/js/field/store/memory.js";
import { Deciding } from "../../../../static/js/field/views/deciding.js";
import { bundleOf, checklist, item, programmeOf, sheet } from "../model/bundles.js";

globalThis.document = { createElement: () => ({ addEventListener() {}, setAttribute() {}, click() {} }) };
const finding = {
  id: "f1", number: "QF-1", version: 1, round: 1, severity: "minor", what: { zh: "甲", en: "A" }, where: "B1", location: null, clauses: [], note: "",
  found_at: "2026-11-22T03:00:00Z", found_by: "Li", due: "", due_on: null, before: [], after: [], acts: { verify: [] }, history: [],
};

function* within(template) {
  if (Array.isArray(template)) for (const each of template) yield* within(each);
  if (!template?.strings) return;
  yield template;
  for (const value of template.values) yield* within(value);
}

async function opened(store) {
  const inspection = new Inspection(bundleOf(programmeOf(checklist("lobby", [[item("floor", "conformity")]])), [sheet("s1", "lobby")]), []);
  const deciding = new Deciding({ store, redraw() {} }, inspection, { finding, decision: null, refused: null });
  await deciding.begin();
  return deciding;
}

test("a photo that was being taken when the app was closed is told, one that is still on its way is not", async () => {
  const store = new MemoryStore();
  await store.setSlot({ inspection: "i1", sheet: "", item: "", finding: "f1" });
  const deciding = await opened(store);
  assert.ok(deciding.fault);
  assert.equal(await store.slot(), null);
  deciding.action = "verify";
  const button = [...within(deciding.render())].find(({ strings }) => strings.some((each) => each.includes('class="button second" ?disabled=')));
  await button.values.find((value) => typeof value === "function" && /camera/.test(String(value)))();
  assert.equal((await store.slot())?.finding, "f1");
  const again = await opened(store);
  assert.equal(again.fault, "");
  assert.equal((await store.slot())?.finding, "f1");
});
