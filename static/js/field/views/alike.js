// A locked room or a lift out of service excuses every item of its sheet: said of one, it can be said of the rest at once.
/** @import { Card, Excuse } from "./item.js" */
import words from "#words/sheet.js";

import { html, nothing } from "lit-html";

/**
 * One tap for all items that still lack an answer, which one "undo" takes back. It stands there however many they are: a
 * card is not drawn anew because another was answered.
 * @param {Card} card
 * @param {Excuse} excuse
 */
export function alike({ sheet, state }, excuse) {
  const { inspection, id } = sheet;
  const value = { [excuse]: state.answer[excuse] };
  const mark = () => {
    const open = [...inspection.visible(id)].filter((item) => inspection.lacks(id, item).includes("answer"));
    if (open.length) void sheet.record(open.map((item) => ({ sheet: id, item, field: "answer", value })));
  };
  return value[excuse] ? html`<button type="button" class="button second" data-alike @click=${mark}>${words.alike}</button>` : nothing;
}
