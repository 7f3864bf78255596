// A sheet that is still being made when the person goes elsewhere leaves no trace.
import assert from "node:assert/strict";
import { test } from "node:test";
import { Inspection } from "../../../../static/js/field/model/inspection.js";
import { save } from "../../../../static/js/field/model/saving.js";
import { SheetView } from "../../../../static/js/field/views/sheet.js";
import { bundleOf, checklist, item, programmeOf, sheet } from "../model/bundles.js";

function aimed({ isConnected }) {
  const addresses = [];
  globalThis.history = { state: null, replaceState: (_, __, address) => addresses.push(address) };
  globalThis.requestAnimationFrame = () => {};
  const view = {
    groups: [{ items: [{ id: "floor" }] }], section: 0, cards: new Map([["floor", {}]]), inspection: { id: "i1" }, id: "s1",
    parts: { root: { isConnected }, cards: { querySelectorAll: () => [] } },
  };
  SheetView.prototype.aim.call(view, "floor");
  assert.equal(view.aimed, "floor");
  return addresses;
}

test("an item aimed at names itself in the address of the sheet that is shown", () => {
  assert.deepEqual(aimed({ isConnected: true }), ["#/i/i1/s/s1/floor"]);
});

test("a sheet that is not shown, or not yet, leaves the address to the view that is", () => {
  assert.deepEqual(aimed({ isConnected: false }), []);
});

test("a decision between two tablets that could not be written is made again as a decision", async () => {
  const inspection = new Inspection(bundleOf(programmeOf(checklist("lobby", [[item("floor", "conformity")]])), [sheet("s1", "lobby")]), []);
  const change = { sheet: "s1", item: "floor", field: "note", value: "wet", settles: ["o1", "o2"] };
  await save({ record: async () => Promise.reject(new Error("full")) }, inspection, [change]);
  const again = [];
  SheetView.prototype.tryAgain.call({ inspection, record: (changes) => again.push(...changes) });
  assert.deepEqual(again.map(({ value, settles }) => [value, settles]), [["wet", ["o1", "o2"]]]);
});
