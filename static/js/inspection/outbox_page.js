// On the walk list and the review: send what was kept on this device while there was no connection.
import { AnswerQueue, PREFIX, kept } from "./queue.js";
import { putAnswer } from "./transport.js";

const NOBODY = "00000000-0000-0000-0000-000000000000";
const box = document.querySelector("[data-outbox]");

/** The sheets this person has unsent answers on. */
export function sheetsWaiting(storage, user) {
  const keys = [...kept(storage, `${PREFIX}${user}:`).keys()];
  return [...new Set(keys.map((key) => key.split(":")[0]))];
}

async function sendAll() {
  const { user, token, url, sending, left } = box.dataset;
  const sheets = sheetsWaiting(window.localStorage, user);
  if (!sheets.length) return;
  const queues = sheets.map(
    (sheet) =>
      new AnswerQueue({
        storage: window.localStorage,
        prefix: `${PREFIX}${user}:${sheet}:`,
        send: (item, body) => putAnswer(url.replace(NOBODY, sheet).replace("ITEM", item), token, body),
        changed: () => {},
        later: () => {},
      }),
  );
  const count = () => queues.reduce((sum, queue) => sum + queue.waiting, 0);
  const before = count();
  say(sending, before);
  for (const queue of queues) await queue.run();
  if (count() < before && !count()) location.reload();
  else say(left, count());
}

function say(text, count) {
  box.hidden = false;
  box.querySelector("[data-outbox-text]").textContent = text.replace("{n}", count);
}

if (box) {
  sendAll();
  window.addEventListener("online", sendAll);
  window.addEventListener("pageshow", (event) => event.persisted && location.reload());
}
