// A locked room or a lift out of service excuses every item of its sheet: said of one, it can be said of the rest at once.
/** @import { Card, Excuse } from "./item.js" */
import words from "#words/sheet.js";

import { html, nothing } from "lit-html";
import { say } from "../say.js";

/**
 * The items of the sheet that still lack an answer.
 * @param {Card} card
 */
function unanswered({ sheet, item }) {
  const { inspection, id } = sheet;
  return [...inspection.visible(id)].filter((each) => each !== item.id && inspection.lacks(id, each).includes("answer"));
}

/**
 * One tap for all of them, which one "undo" takes back. How many they are is told when it is done: a card is not drawn
 * anew because another was answered.
 * @param {Card} card
 * @param {Excuse} excuse
 */
export function alike(card, excuse) {
  const { sheet } = card;
  const reason = card.state.answer[excuse];
  if (!reason) return nothing;
  const mark = () => {
    const items = unanswered(card);
    if (items.length) void sheet.record(items.map((item) => ({ sheet: sheet.id, item, field: "answer", value: { [excuse]: reason } })));
    sheet.tell(say(words.marked_alike, { n: items.length }));
  };
  return html`<button type="button" class="button second" data-alike @click=${mark}>${say(words.alike, { state: words[excuse] })}</button>`;
}

/**
 * The reasons offered for an excuse.
 * @param {Card} card
 * @param {Excuse} excuse
 */
export function reasonsFor({ sheet }, excuse) {
  const usual = words[`reasons_${excuse}`].split("|");
  const { per } = sheet.inspection.checklist(sheet.id);
  return excuse === "not_applicable" && per === "encounter" ? [...usual, words.reason_mistake] : usual;
}
