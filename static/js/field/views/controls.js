// What an item is answered with, by its kind.
/** @import { TemplateResult } from "lit-html" */
/** @import { Card } from "./item.js" */
import words from "#words/sheet.js";

import { html, nothing } from "lit-html";
import { live } from "lit-html/directives/live.js";
import { icon } from "../icon.js";
import { sameAnswer } from "../model/entering.js";
import { kindOf } from "../model/rules.js";
import { say } from "../say.js";
import { tapsOf, unitName } from "./wording.js";

const TONE_ICONS = new Map([["good", "check"], ["bad", "cross"]]);

/**
 * The control of a card.
 * @param {Card} card
 * @returns {TemplateResult}
 */
export function control(card) {
  const { item } = card;
  switch (kindOf(item)) {
    case "conformity":
    case "scale":
      return html`<div class="options">${taps(card)}</div>`;
    case "choice":
      return html`<div class="options stacked">${taps(card)}</div>`;
    case "count":
      return html`<div class="options with-steps">${taps(card)} ${stepper(card, "value", words.how_many)}</div>`;
    case "sample":
      return html`<div class="options with-steps">${taps(card)} ${stepper(card, "conforming", words.conforming)}
        ${stepper(card, "examined", words.examined)}</div>`;
    case "photo":
      return html`<p class="soft">${words.photo_answer}</p>`;
    default:
      return written(card);
  }
}

/** @param {Card} card */
function taps(card) {
  return tapsOf(card.item).map(
    ({ answer, label, tone }) =>
      html`<button type="button" class="option ${tone}" data-tap
        data-value=${typeof answer.value === "object" ? "all" : answer.value ?? ""}
        aria-pressed=${sameAnswer(answer, card.state.answer)} @click=${() => card.tap(answer)}
      >${TONE_ICONS.has(tone) ? icon(TONE_ICONS.get(tone) ?? "") : nothing}<span>${label}</span></button>`,
  );
}

/**
 * @param {Card} card
 * @param {string} field
 * @param {string} label
 */
function stepper(card, field, label) {
  /** @param {number} change */
  const step = (change) =>
    html`<button type="button" class="step" aria-label=${say(change < 0 ? words.less : words.more, { what: label })}
      @click=${() => card.step(field, change)}>${change < 0 ? "−" : "+"}</button>`;
  return html`<div class="stepper">
    <label for=${card.idOf(field)}>${label}</label>
    <div class="stepper-row">${step(-1)} ${input(card, field, "numeric", 9)} ${step(1)}</div>
  </div>`;
}

/**
 * @param {Card} card
 * @param {string} field
 * @param {"numeric" | "decimal" | "text"} mode
 * @param {number} longest
 */
function input(card, field, mode, longest) {
  return html`<input class="input" type="text" inputmode=${mode} autocomplete="off" maxlength=${longest}
    enterkeyhint="next" id=${card.idOf(field)} data-field=${field} aria-invalid=${card.unreadable}
    .value=${live(card.shown(field))} @input=${card.typing} @change=${card.typed} @blur=${card.left}>`;
}

/** @param {Card} card */
function written(card) {
  const { item } = card;
  const kind = kindOf(item);
  const id = card.idOf("value");
  if (kind === "measure" || kind === "number") {
    const unit = "unit" in item.answer ? unitName(item.answer.unit) : "";
    return html`<div class="measure"><label class="unseen" for=${id}>${words.measured}</label>
      ${input(card, "value", "decimal", 20)} ${unit ? html`<span class="unit">${unit}</span>` : nothing} ${verdict(card)}</div>`;
  }
  if (kind === "date") {
    return html`<label class="unseen" for=${id}>${words.date}</label>
      <input class="input date" type="date" id=${id} data-field="value" .value=${live(card.shown("value"))} @change=${card.picked}>`;
  }
  if (kind === "signature") {
    return html`<label for=${id}>${words.signer}</label> ${input(card, "value", "text", 80)}`;
  }
  return html`<label class="unseen" for=${id}>${words.in_words}</label>
    <textarea class="input" rows="2" maxlength="4000" id=${id} data-field="value" .value=${live(card.shown("value"))}
      @input=${card.typing} @change=${card.typed} @blur=${card.left}></textarea>`;
}

/** @param {Card} card */
function verdict(card) {
  if (kindOf(card.item) !== "measure" || card.state.answer.value === undefined || card.unreadable) return nothing;
  return card.fails
    ? html`<span class="verdict outside">${words.outside}</span>`
    : html`<span class="verdict within">${words.within}</span>`;
}
