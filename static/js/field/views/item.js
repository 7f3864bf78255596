// One item of the sheet. A card renders itself alone, so that a tap costs one card however long the sheet is.
/** @import { Rejected } from "../types.js" */
/** @import { Answer, Item, ItemState } from "../model/types.js" */
/** @import { SheetView } from "./sheet.js" */
import words from "#words/sheet.js";

import { html, nothing, render } from "lit-html";
import { live } from "lit-html/directives/live.js";
import { icon } from "../icon.js";
import { sameAnswer, shownIn, stepped, typedAnswer } from "../model/entering.js";
import { isAnswered } from "../model/rules.js";
import { alike } from "./alike.js";
import { control } from "./controls.js";
import { Lateness } from "./lateness.js";
import { notices, stateLine } from "./notices.js";
import { photoButtons, photoList } from "./photos.js";
import { Typing } from "./typing.js";
import { limitOf, read } from "./wording.js";

/** @typedef {"not_applicable" | "not_inspected"} Excuse */
/** @type {Excuse[]} */
const EXCUSES = ["not_applicable", "not_inspected"];

export class Card {
  element = document.createElement("article");
  /** @type {Set<string>} the panels that are open: "note", "how", "more" */
  open = new Set();
  /** @type {Excuse | null} chosen, with its reason yet to be given */
  excuse = null;
  unreadable = false;
  /** @type {Rejected[]} */
  rejected = [];
  late = new Lateness(() => this.paint());
  /** @type {ItemState | null} */
  #painted = null;
  /** @type {Excuse | undefined} the one that stands, when last looked at */
  #excused;

  /**
   * @param {SheetView} sheet
   * @param {Item} item
   * @param {number} ordinal
   */
  constructor(sheet, item, ordinal) {
    this.sheet = sheet;
    this.item = item;
    this.ordinal = ordinal;
    this.values = new Typing(() => this.#giveTyped());
    this.texts = new Typing(() => this.#giveTexts());
    this.element.id = this.idOf("item");
    this.element.dataset.item = item.id;
    this.element.tabIndex = -1;
    this.element.setAttribute("aria-labelledby", this.idOf("ask"));
    const input = (/** @type {Event} */ event) => /** @type {HTMLInputElement} */ (event.target);
    this.typing = (/** @type {Event} */ event) => this.values.put(input(event).dataset.field ?? "", input(event).value);
    this.typed = () => this.values.flush();
    this.left = () => this.#leave();
    this.picked = (/** @type {Event} */ event) => this.give({ ...(input(event).value ? { value: input(event).value } : {}) });
    this.paint();
  }

  get state() {
    return this.sheet.inspection.state(this.sheet.id, this.item.id);
  }

  get lacks() {
    return this.sheet.inspection.lacks(this.sheet.id, this.item.id);
  }

  get fails() {
    return this.sheet.inspection.fails(this.sheet.id, this.item.id);
  }

  /** @param {string} part */
  idOf(part) {
    return `${part}-${this.item.id}`;
  }

  /** What stands in a field: what is being typed, else the answer. @param {string} field */
  shown(field) {
    return this.values.drafts.get(field) ?? shownIn(this.state.answer)[field] ?? "";
  }

  /** @param {Answer} answer */
  give(answer) {
    this.values.drafts.clear();
    this.texts.drafts.delete("reason");
    this.unreadable = false;
    this.excuse = EXCUSES.find((name) => answer[name]) ?? null;
    this.#record("answer", answer, sameAnswer(answer, this.state.answer));
  }

  /** A second tap takes the answer back. @param {Answer} answer */
  tap(answer) {
    this.give(sameAnswer(answer, this.state.answer) ? {} : answer);
  }

  /**
   * @param {string} field
   * @param {number} change
   */
  step(field, change) {
    const held = { ...shownIn(this.state.answer), ...Object.fromEntries(this.values.drafts) };
    const answer = typedAnswer(this.item, stepped(this.item, held, field, change));
    if (answer) this.give(answer);
  }

  /** What is typed but not yet given is given now. */
  flush() {
    this.values.flush();
    this.texts.flush();
  }

  #giveTyped() {
    const held = { ...shownIn(this.state.answer), ...Object.fromEntries(this.values.drafts) };
    const answer = typedAnswer(this.item, held);
    this.unreadable = answer === null;
    if (answer) this.#record("answer", answer, sameAnswer(answer, this.state.answer));
    else this.paint();
  }

  /** Left: what could be read stands as it was read; the rest stays, to be mended. */
  #leave() {
    this.values.flush();
    if (!this.unreadable) this.values.drafts.clear();
    this.paint();
  }

  /**
   * @param {string} field
   * @param {any} value
   * @param {boolean} same
   */
  #record(field, value, same) {
    if (same) this.paint();
    else this.sheet.record([{ sheet: this.sheet.id, item: this.item.id, field, value }]);
  }

  #giveTexts() {
    const { drafts } = this.texts;
    const [note, reason] = [drafts.get("note"), drafts.get("reason")?.trim()];
    if (note !== undefined) this.#record("note", note, note === this.state.note);
    if (reason && this.excuse) this.give({ [this.excuse]: reason });
    drafts.clear();
  }

  /** @param {string} phrase */
  #addPhrase(phrase) {
    this.texts.flush();
    const before = this.state.note.trim();
    if (!before.includes(phrase)) this.#record("note", before ? before + words.joined + phrase : phrase, false);
  }

  /** @param {string} name */
  toggle(name) {
    if (!this.open.delete(name)) this.reveal(name);
    else this.paint();
  }

  /** Open a panel and go there. @param {string} name */
  reveal(name) {
    this.open.add(name);
    this.paint();
    /** @type {HTMLElement | null} */ (this.element.querySelector(`[data-panel="${name}"] :is(.chip, textarea, .option)`))?.focus();
  }

  /** @param {Excuse} name */
  #chooseExcuse(name) {
    const given = this.state.answer[name];
    this.excuse = this.excuse === name ? null : name;
    if (given) this.give({});
    else this.paint();
  }

  /** Show the item if it is not what was last shown. */
  paintIfStale() {
    if (this.#painted !== this.state) this.paint();
  }

  /** Show the item as it is. */
  paint() {
    // What was being typed on a sheet that was removed is kept, but there is nothing to show any more.
    if (!this.sheet.known) return;
    const { element, state, lacks, fails } = this;
    this.#painted = state;
    const excused = EXCUSES.find((name) => state.answer[name]);
    // One that is being chosen instead is not taken back by the one that still stands.
    if (excused !== this.#excused) this.excuse = excused ?? null;
    this.#excused = excused;
    if ((lacks.includes("note") || state.note) && this.item.note !== "never") this.open.add("note");
    if (excused) this.open.add("more");
    const answered = isAnswered(this.item, state, state.photos.length);
    const kind = fails ? "failed" : excused ? "excused" : answered ? "answered" : "";
    element.className = `item ${kind}`;
    element.toggleAttribute("data-saving", state.saving);
    this.late.watch(state.saving);
    render(this.#template(), element);
  }

  #template() {
    const { item } = this;
    const limit = limitOf(item);
    return html`<div class="item-head">
        <h3 id=${this.idOf("ask")}><span class="ordinal">${this.ordinal}</span>${read(item.ask)}</h3>
        ${item.required === false ? html`<span class="optional">${words.optional}</span>` : nothing}
        ${item.veto ? html`<span class="badge bad">${item.veto === "sheet" ? words.veto_sheet : words.veto_line}</span>` : nothing}
        ${stateLine(this)}
      </div>
      ${limit ? html`<p class="limit">${limit}</p>` : nothing}
      <div class="answer" role="group" aria-labelledby=${this.idOf("ask")}>${control(this)}</div>
      ${this.unreadable ? html`<p class="wrong-words" role="alert">${words.unreadable}</p>` : nothing}
      ${notices(this)}
      <div class="item-tools">
        ${item.photo === "never" ? nothing : photoButtons(this)}
        ${item.note === "never" ? nothing : this.#opener("note", "note", words.note, this.lacks.includes("note"))}
        ${item.help || item.why || item.clauses?.length ? this.#opener("how", "info", words.how) : nothing}
        ${this.#opener("more", "more", words.not_judged)}
      </div>
      ${photoList(this)}
      ${this.open.has("how") ? this.#how() : nothing} ${this.open.has("note") ? this.#note() : nothing}
      ${this.open.has("more") ? this.#more() : nothing}`;
  }

  /**
   * @param {string} name
   * @param {string} picture
   * @param {string} label
   * @param {boolean} [wanted]
   */
  #opener(name, picture, label, wanted = false) {
    return html`<button type="button" class="button quiet" data-open=${name} aria-expanded=${this.open.has(name)}
      @click=${() => this.toggle(name)}>${name === "more" ? html`<span aria-hidden="true">⋯</span>` : icon(picture)}<span>${label}</span>
      ${wanted ? html`<span class="wanted">${words.needed}</span>` : nothing}</button>`;
  }

  #how() {
    const { clauses } = this.sheet.inspection.bundle.revision;
    const known = (this.item.clauses ?? []).filter((id) => clauses[id]);
    return html`<div class="panel" data-panel="how">
      ${this.item.help ? html`<p>${read(this.item.help)}</p>` : nothing}
      ${this.item.why ? html`<p class="soft">${read(this.item.why)}</p>` : nothing}
      ${known.length
        ? html`<ul class="clauses">${known.map((id) => html`<li><span class="code">${id}</span> ${read(clauses[id].text)}</li>`)}</ul>`
        : nothing}
    </div>`;
  }

  #note() {
    const phrases = this.item.phrases ?? [];
    return html`<div class="panel" data-panel="note">
      ${phrases.length
        ? html`<div class="chips" role="group" aria-label=${words.phrases}>${phrases.map(
            (phrase) => html`<button type="button" class="chip" @click=${() => this.#addPhrase(read(phrase))}>${read(phrase)}</button>`,
          )}</div>`
        : nothing}
      <label for=${this.idOf("note")}>${words.note}</label>
      <textarea class="input" rows="2" maxlength="4000" id=${this.idOf("note")}
        .value=${live(this.texts.drafts.get("note") ?? this.state.note)} @input=${(/** @type {Event} */ event) => this.#textTyped("note", event)}
        @change=${() => this.texts.flush()} @blur=${() => this.texts.flush()}></textarea>
    </div>`;
  }

  /**
   * @param {string} field
   * @param {Event} event
   */
  #textTyped(field, event) {
    this.texts.put(field, /** @type {HTMLInputElement} */ (event.target).value);
  }

  #more() {
    const given = this.excuse && this.state.answer[this.excuse];
    return html`<div class="panel" data-panel="more">
      <div class="options" role="group" aria-label=${words.not_judged}>${EXCUSES.map(
        (name) => html`<button type="button" class="option" data-excuse=${name} aria-pressed=${this.excuse === name}
          @click=${() => this.#chooseExcuse(name)}>${words[name]}</button>`,
      )}</div>
      ${this.excuse ? this.#reasons(this.excuse, given ?? "") : nothing}
    </div>`;
  }

  /**
   * @param {Excuse} excuse
   * @param {string} given
   */
  #reasons(excuse, given) {
    return html`<div class="chips" role="group" aria-label=${words.reasons}>${words[`reasons_${excuse}`].split("|").map(
        (reason) => html`<button type="button" class="chip" @click=${() => this.give({ [excuse]: reason })}>${reason}</button>`,
      )}</div>
      ${given ? nothing : html`<p class="reason-needed">${words.reason_needed}</p>`}
      <label for=${this.idOf("reason")}>${words.reason}</label>
      <input class="input" maxlength="400" autocomplete="off" id=${this.idOf("reason")}
        .value=${live(this.texts.drafts.get("reason") ?? given)} @input=${(/** @type {Event} */ event) => this.#textTyped("reason", event)}
        @change=${() => this.texts.flush()} @blur=${() => this.texts.flush()}>
      ${alike(this, excuse)}`;
  }
}
