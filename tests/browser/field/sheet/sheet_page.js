// The sheet alone, over a store that keeps nothing and fails when told to.
import { render } from "lit-html";

import { Inspections } from "../../../../static/js/field/inspections.js";
import { MemoryStore } from "../../../../static/js/field/store/memory.js";
import { showRemoved } from "../../../../static/js/field/views/encounter.js";
import { sheetView } from "../../../../static/js/field/views/sheet.js";

const place = document.querySelector("#main");
const store = new MemoryStore();
const [record, addPhoto] = [store.record.bind(store), store.addPhoto.bind(store)];
let view;
const redraw = () => view && render(view.render(), place);
const inspections = new Inspections(store, redraw);

const table = {
  store,
  /** Whether writing fails. */
  broken: false,
  /** Where the sheet wanted to lead. */
  gone: [],
  async lay(bundle, user) {
    await store.saveSession({ user: { id: user, name: "Wang" } });
    await store.saveBundle(bundle, "1");
  },
  async open(inspection, sheet, item) {
    view?.leave();
    view = await sheetView(context, { inspection, sheet, item });
    redraw();
  },
  leave: () => view.leave(),
  removed: async (inspection) => void showRemoved(context, await inspections.get(inspection)),
  changes: async (inspection) =>
    (await store.unsentOps(inspection, 1000)).map(({ sheet, item, field, value }) => ({ sheet, item, field, value })),
};
store.record = (...given) => (table.broken ? Promise.reject(new Error("full")) : record(...given));
store.addPhoto = (...given) => (table.broken ? Promise.reject(new Error("full")) : addPhoto(...given));
const context = { store, sync: null, words: (key) => key, language: "en", inspection: (id) => inspections.get(id), redraw, go: (hash) => table.gone.push(hash) };
globalThis.table = table;
