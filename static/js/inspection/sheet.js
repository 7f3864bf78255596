// The page of a sheet, put together: items, sections, the queue of answers, photos, and the honest status line.
import { AnswerQueue, PREFIX } from "./queue.js";
import { ItemView } from "./item.js";
import { Photos } from "./photos.js";
import { Sections } from "./sections.js";
import { putAnswer } from "./transport.js";
import { visible } from "../field/model/rules.js";

const data = JSON.parse(document.querySelector("#sheet-data").dataset.sheet);
const { texts } = data;
const items = data.groups.flatMap((group) => group.items);
/** @type {Map<string, ItemView>} */
const views = new Map();

const queue = new AnswerQueue({
  storage: window.localStorage,
  prefix: `${PREFIX}${data.user}:${data.sheet}:`,
  send: (item, body) => putAnswer(data.answerUrl.replace("ITEM", item), data.token, body),
  changed: told,
});

/** What became of an answer. */
function told(item, state, detail) {
  const view = views.get(item);
  if (!view) return;
  if (state === "saving") view.tell("saving", texts.saving);
  if (state === "waiting" || state === "signed-out") view.tell("waiting", texts.waiting);
  if (state === "refused") view.tell("refused", detail);
  if (state === "clash") view.clash(detail);
  if (state === "saved") {
    if (detail && !queue.entries.has(item)) view.show(detail);
    view.tell("saved", texts.saved.replace("{time}", detail?.at ?? ""));
  }
  if (state === "signed-out") warn(texts.signIn);
  if (state === "saved") warn("");
  if (!queue.durable) warn(texts.memory);
  refresh();
}

function warn(text) {
  const line = document.querySelector("[data-warning]");
  if (line.textContent !== text) line.textContent = text;
  line.hidden = !text;
}

/** Everything derived from the answers: what is asked, what is counted, what is still on its way. */
function refresh() {
  const states = Object.fromEntries([...views].map(([id, view]) => [id, view.state]));
  const shown = visible(data, states);
  for (const [id, view] of views) view.article.hidden = !shown.has(id);
  sections.recount(shown);
  const left = queue.waiting + (photos?.waiting ?? 0);
  const line = document.querySelector("[data-save-state]");
  line.textContent = left ? texts.someWaiting.replace("{n}", left) : texts.allSaved;
  line.classList.toggle("waiting", left > 0);
}

for (const item of items) {
  const article = document.querySelector(`[data-item="${CSS.escape(item.id)}"]`);
  const change = (id, { answer, note }) => {
    queue.put(id, answer, note);
    refresh();
  };
  views.set(item.id, new ItemView(article, item, { texts, change, queue }));
}

const sections = new Sections({ groups: data.groups, views, texts });
let photos = null;

for (const [id, stored] of Object.entries(data.answers)) {
  const view = views.get(id);
  if (!view) continue;
  queue.saw(id, stored.revision);
  view.show(stored);
  view.tell("saved", texts.saved.replace("{time}", stored.at));
}
// What this device still holds was said after what the server had.
for (const [id, entry] of queue.entries) {
  views.get(id)?.show(entry);
  views.get(id)?.tell("waiting", texts.waiting);
}
photos = new Photos({ data, views, changed: refresh });
refresh();
sections.begin();
queue.run();

function wake() {
  queue.wake();
  photos.wake();
}

function leave() {
  for (const view of views.values()) view.flush();
  queue.leave();
}

window.addEventListener("online", wake);
window.addEventListener("pagehide", leave);
document.addEventListener("visibilitychange", () => (document.visibilityState === "visible" ? wake() : leave()));
// A page kept for the back button may be out of date: somebody else may have answered meanwhile.
window.addEventListener("pageshow", (event) => event.persisted && location.reload());
