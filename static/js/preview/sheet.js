// A sheet as the tablet shows it, for whoever writes the checklist: conditions and score are live, nothing is sent.
// What was entered is kept over a reload, so that an author sees the same answers with the changed text.
import { ItemView } from "../inspection/item.js";
import { Sections } from "../inspection/sections.js";
import { visible } from "../field/model/rules.js";
import { score } from "../scoring/engine.js";
import { follow } from "./watch.js";

const data = JSON.parse(document.querySelector("#sheet-data").dataset.sheet);
const { texts } = data;
const items = data.groups.flatMap((group) => group.items);
const KEY = `inspect:preview:${data.checklist}`;
/** @type {Map<string, ItemView>} */
const views = new Map();
const nobody = { keepTheirs() {}, useMine() {} };

function stated() {
  return Object.fromEntries([...views].map(([id, view]) => [id, view.state]));
}

function refresh() {
  const states = stated();
  const shown = visible(data, states);
  for (const [id, view] of views) view.article.hidden = !shown.has(id);
  sections.recount(shown);
  const answers = Object.fromEntries(
    Object.entries(states)
      .filter(([, state]) => Object.keys(state.answer).length > 0)
      .map(([id, state]) => [id, state.answer]),
  );
  const sheet = { id: data.sheet, checklist: data.checklist, place: "", attributes: data.attributes, answers };
  const told = score(data.programme, [sheet]);
  document.querySelector("[data-score]").textContent = told.displayed ?? "–";
}

/** What this tab remembers of the answers; nothing where it may not keep anything. */
function remembered() {
  try {
    return JSON.parse(sessionStorage.getItem(KEY)) ?? {};
  } catch {
    return {};
  }
}

function remember() {
  try {
    sessionStorage.setItem(KEY, JSON.stringify({ states: stated(), attributes: data.attributes }));
  } catch {
    // Without storage a reload begins with an empty sheet.
  }
}

for (const item of items) {
  const article = document.querySelector(`[data-item="${CSS.escape(item.id)}"]`);
  const view = new ItemView(article, item, { texts, change: refresh, queue: nobody });
  for (const input of article.querySelectorAll("[data-photo-input]")) {
    input.addEventListener("change", () => {
      view.photos += input.files.length;
      view.repaint();
      refresh();
    });
  }
  views.set(item.id, view);
}

const before = remembered();
for (const field of document.querySelectorAll("[data-attribute]")) {
  const name = field.dataset.attribute;
  const value = JSON.stringify(before.attributes?.[name]);
  if (value && [...field.options].some((option) => option.value === value)) field.value = value;
  const take = () => {
    if (field.value) data.attributes[name] = JSON.parse(field.value);
    else delete data.attributes[name];
  };
  take();
  field.addEventListener("change", () => {
    take();
    refresh();
  });
}

const sections = new Sections({ groups: data.groups, views, texts });
for (const [id, state] of Object.entries(before.states ?? {})) {
  if (views.has(id) && (Object.keys(state.answer).length > 0 || state.note)) views.get(id).show(state);
}
refresh();
sections.begin();
follow(data.watch, remember);
