// What is told of an item: where its answer has got to, and what stands in its way.
/** @import { Card } from "./item.js" */
import words from "#words/sheet.js";

import { html, nothing } from "lit-html";
import { icon } from "../icon.js";
import { moment } from "../moments.js";
import { say } from "../say.js";
import { answerInWords } from "./wording.js";

/**
 * Saving, saved here, on the server. Where nothing is to be told the words that a tap will bring keep their place unseen:
 * so a tap moves nothing, and a browser need not lay the page out anew.
 * @param {Card} card
 */
export function stateLine(card) {
  const { state } = card;
  if (state.unsaved) return html`<p class="item-state unsaved" data-state="unsaved" role="alert">${words.unsaved}
    <button type="button" class="button second" @click=${() => card.sheet.tryAgain()}>${words.try_again}</button></p>`;
  // What is written within an instant need not flicker.
  if (state.saving) return card.late.is ? line("saving", words.saving, "") : line("saving", words.saved_here, "storage", true);
  if (state.pending) return line("here", words.saved_here, "storage");
  if (!state.at) return line(nothing, words.saved_here, "storage", true);
  const other = state.by && state.by !== card.sheet.me ? card.sheet.inspection.bundle.people[state.by] : null;
  return line("server", other ? say(words.by, { name: other, time: moment(state.at) }) : words.on_server, "check");
}

/**
 * @param {string | typeof nothing} kind
 * @param {string} text
 * @param {string} picture
 * @param {boolean} [unseen]
 */
const line = (kind, text, picture, unseen = false) =>
  html`<p class="item-state ${unseen ? "to-come" : kind}" data-state=${kind}>${picture ? icon(picture) : nothing}<span>${text}</span></p>`;

/** @param {Card} card */
export function notices(card) {
  const told = card.rejected.map(({ op, message }) => {
    const value = op.field === "answer" ? answerInWords(card.item, op.value) : typeof op.value === "string" ? op.value : words.photo;
    return html`<p class="notice bad">${icon("warning")}<span>${say(words.rejected, { value, message })}</span></p>`;
  });
  return html`${card.state.conflict ? contradicted(card) : nothing}${told}`;
}

/** Both sides, by a part that is read where there is one. @type {typeof import("./contradiction.js")|null} */
let part = null;

/** @param {Card} card */
function contradicted(card) {
  if (part) return part.contradictions(card);
  // Without it the office still decides; the next time the card is drawn it is asked for again.
  import("./contradiction.js").then((read) => ((part = read), card.paint()), () => {});
  return nothing;
}
