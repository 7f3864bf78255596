// What is typed and what is tapped on one card: the later of the two counts.
import assert from "node:assert/strict";
import { test } from "node:test";
import { Inspection } from "../../../../static/js/field/model/inspection.js";
import { save } from "../../../../static/js/field/model/saving.js";
import { MemoryStore } from "../../../../static/js/field/store/memory.js";
import { Card } from "../../../../static/js/field/views/item.js";
import { bundleOf, checklist, item, programmeOf, sheet } from "../model/bundles.js";

globalThis.document = { createElement: () => ({ dataset: {}, setAttribute() {} }) };

/** A card that is not drawn. */
class Plain extends Card {
  paint() {}
}

function carded() {
  const store = new MemoryStore();
  const floor = item("floor", "conformity");
  const inspection = new Inspection(bundleOf(programmeOf(checklist("lobby", [[floor]])), [sheet("s1", "lobby")]), []);
  const view = { inspection, id: "s1", record: (changes) => save(store, inspection, changes) };
  return new Plain(view, floor, 1);
}

test("a reason that is tapped is not replaced by what was typed before it", () => {
  const card = carded();
  card.excuse = "not_inspected";
  card.texts.put("reason", "lo");
  card.texts.put("note", "wet");
  card.give({ not_inspected: "locked" });
  card.flush();
  assert.deepEqual(card.state.answer, { not_inspected: "locked" });
  assert.equal(card.state.note, "wet");
});

test("a reason that is typed after one was tapped counts", () => {
  const card = carded();
  card.give({ not_inspected: "locked" });
  card.texts.put("reason", "lost the key");
  card.flush();
  assert.deepEqual(card.state.answer, { not_inspected: "lost the key" });
});
