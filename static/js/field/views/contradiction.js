// Where tablets contradict each other: what each side entered, by whom and when. A tap on either decides, by an op like
// any other.
/** @import { Shown } from "../model/types.js" */
/** @import { Card } from "./item.js" */
import words from "#words/contradiction.js";

import { html, nothing } from "lit-html";
import { icon } from "../icon.js";
import { moment } from "../moments.js";
import { say } from "../say.js";
import { answerInWords } from "./wording.js";

/** As many as the server takes in one op. */
const MOST_SETTLED = 50;

/** @typedef {"answer" | "note" | "photo" | "marks"} Kind */
/** @typedef {{op: string | null, value: any, by?: string | null, name?: string, at: string}} Side */

/** @param {Card} card */
export function contradictions(card) {
  const { inspection, id } = card.sheet;
  const said = [...(inspection.ledger.cells(id).get(card.item.id)?.fields.values() ?? [])];
  return said.filter((entry) => entry.conflict).map((entry) => contradiction(card, entry));
}

/** @param {Card} card @param {Shown} entry */
function contradiction(card, entry) {
  const { others = [] } = entry;
  // A server of before tells only that there is one.
  if (others.length === 0) return html`<p class="notice warn">${icon("users")}<span>${words.office}</span></p>`;
  const title = say(words.title, { what: words[kindOf(entry)] });
  const sides = [entry, ...others];
  const settles = sides.flatMap(({ op }) => op ?? []).slice(0, MOST_SETTLED);
  // What several entered alike is one side: that of the last of them.
  const values = sides.map(({ value }) => JSON.stringify(value));
  const told = sides.filter((_, index) => values.indexOf(values[index]) === index);
  return html`<div class="notice warn contradiction" data-contradiction=${entry.field}>${icon("users")}<p>${title}</p>
    <div class="options" role="group" aria-label=${title}>${told.map((side) => choice(card, entry, side, settles))}</div></div>`;
}

/** @param {Card} card @param {Shown} entry @param {Side} side @param {string[]} settles */
function choice(card, entry, side, settles) {
  const { sheet, item, field } = entry;
  const decide = () => {
    if (field === "answer") card.values.drafts.clear();
    void card.sheet.record([{ sheet, item, field, value: side.value, settles }]);
  };
  return html`<button type="button" class="option side" data-side=${side.op} @click=${decide}><strong>${inWords(card, entry, side.value)}</strong>
    <span>${who(card, side)}</span>${side === entry ? html`<span>${words.counts}</span>` : nothing}</button>`;
}

/** @param {Shown} entry */
const kindOf = ({ field }) => /** @type {Kind} */ (field.split(":")[0]);

/** @param {Card} card @param {Shown} entry @param {any} value */
function inWords(card, entry, value) {
  switch (kindOf(entry)) {
    case "answer":
      return answerInWords(card.item, value ?? {});
    case "photo":
      return value ? words.kept : words.taken_off;
    case "marks":
      return value?.length ? say(words.shapes, { n: value.length }) : words.none;
    default:
      return value || words.none;
  }
}

/** @param {Card} card @param {Side} side */
function who({ sheet }, { by, name, at }) {
  const person = by === sheet.me ? words.you : name || sheet.inspection.bundle.people[by ?? ""];
  return person ? say(words.side, { name: person, time: moment(at) }) : moment(at);
}
