// A sheet as the tablet shows it, for whoever writes the checklist: the tablet's own view over a store that keeps
// nothing. What was entered stays over a reload, so that an author sees the same answers with the changed text.
/** @import { Bundle, Change, Context } from "./types.js" */
import { render } from "lit-html";

import { follow } from "../preview/watch.js";
import { language } from "./built.js";
import { applyTheme } from "./theme.js";
import { Inspection } from "./model/inspection.js";
import { say } from "./say.js";
import { MemoryStore } from "./store/memory.js";
import { sheetView } from "./views/sheet.js";

/** @type {{bundle: Bundle, watch: {version: string, address: string}, after: string}} */
const data = JSON.parse(/** @type {HTMLElement} */ (document.querySelector("#preview-data")).dataset.preview ?? "");
const place = /** @type {HTMLElement} */ (document.querySelector("#sheet"));
const { bundle } = data;
const id = bundle.inspection.id;
const KEY = `inspect:preview:${bundle.sheets[0].checklist}`;
const store = new MemoryStore();

/** What this tab remembers; nothing where it may not keep anything. @returns {{changes?: Change[], attributes?: Record<string, any>}} */
function remembered() {
  try {
    return JSON.parse(sessionStorage.getItem(KEY) ?? "{}");
  } catch {
    return {};
  }
}

async function remember() {
  view?.leave();
  const changes = (await store.entries(id))
    .filter(({ field }) => field === "answer" || field === "note" || field === "sheet")
    .map(({ sheet, item, field, value }) => ({ sheet, item, field, value }));
  try {
    sessionStorage.setItem(KEY, JSON.stringify({ changes, attributes: bundle.sheets[0].attributes }));
  } catch {
    // Without storage a reload begins with an empty sheet.
  }
}

/** @type {Awaited<ReturnType<typeof sheetView>> | undefined} */
let view;

/** @type {Context} */
const context = {
  store,
  sync: /** @type {any} */ (null),
  words: say,
  language,
  inspection: async () => new Inspection(bundle, await store.entries(id)),
  redraw: () => view && render(view.render(), place),
  go: (hash) => {
    const [, sheet, item] = /\/s\/([^/]+)(?:\/(.+))?$/.exec(hash) ?? [];
    if (sheet) void show(sheet, item);
    else location.assign(data.after);
  },
};

/**
 * @param {string} sheet
 * @param {string} [item]
 */
async function show(sheet, item) {
  view?.leave();
  view = await sheetView(context, { inspection: id, sheet, item });
  render(view.render(), place);
}

/** The place's attributes are the author's to try. */
function attributes() {
  for (const field of /** @type {NodeListOf<HTMLSelectElement>} */ (document.querySelectorAll("[data-attribute]"))) {
    const name = field.dataset.attribute ?? "";
    const given = bundle.sheets[0].attributes;
    const value = JSON.stringify(given[name]);
    if (value && [...field.options].some((option) => option.value === value)) field.value = value;
    else delete given[name];
    field.addEventListener("change", () => {
      if (field.value) given[name] = JSON.parse(field.value);
      else delete given[name];
      void show(bundle.sheets[0].id);
    });
  }
}

const before = remembered();
bundle.sheets[0].attributes = before.attributes ?? {};
attributes();
await store.saveBundle(bundle, "preview");
if (before.changes?.length) await store.record(id, before.changes);
place.replaceChildren();
applyTheme();
const item = /\/s\/preview\/(.+)$/.exec(location.hash)?.[1];
await show(bundle.sheets[0].id, item && decodeURIComponent(item));
follow(data.watch, remember);
