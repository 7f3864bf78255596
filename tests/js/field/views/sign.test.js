// A signature is given once, however often a hurried finger taps.
import assert from "node:assert/strict";
import { test } from "node:test";
import { Inspection } from "../../../../static/js/field/model/inspection.js";
import { MemoryStore } from "../../../../static/js/field/store/memory.js";
import { signView } from "../../../../static/js/field/views/sign.js";
import { bundleOf, checklist, item, programmeOf, sheet } from "../model/bundles.js";

globalThis.window = { addEventListener() {}, removeEventListener() {}, devicePixelRatio: 1 };
const pen = new Proxy({}, { get: () => () => {}, set: () => true });

function boxed() {
  const heard = {};
  return {
    heard, offsetWidth: 200, offsetHeight: 100, getContext: () => pen, addEventListener: (name, listen) => (heard[name] = listen),
    setPointerCapture() {}, getBoundingClientRect: () => ({ left: 0, top: 0, width: 200, height: 100 }), toDataURL: () => "data:image/png;base64,",
  };
}

test("a second tap makes no second signature", async () => {
  const store = new MemoryStore();
  const made = bundleOf(programmeOf(checklist("lobby", [[item("floor", "conformity")]])), [sheet("s1", "lobby")]);
  await store.saveSession({ user: { id: "u1", name: "林" } });
  const inspection = new Inspection(made, []);
  const went = [];
  const view = await signView({ store, inspection: async () => inspection, redraw() {}, go: (hash) => went.push(hash) }, { inspection: inspection.id, role: "inspector" });
  const canvas = boxed();
  view.shown({ querySelector: () => canvas });
  canvas.heard.pointerdown({ button: 0, pointerId: 1, clientX: 9, clientY: 9, preventDefault() {} });
  const confirm = view.render().values.find((value) => typeof value === "function");
  await Promise.all([confirm({ preventDefault() {} }), confirm({ preventDefault() {} })]);
  assert.equal((await store.unsentOps(inspection.id, 9)).length, 1);
  assert.equal(went.length, 1);
});
