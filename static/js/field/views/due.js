// What plans ask of the person today, above the inspections: begun with one press, and ready for a basement then.
import words from "#words/due.js";
import { html, nothing } from "lit-html";
import { language } from "../built.js";
import { keepDue, keptDue, standingOf } from "../due.js";
import { icon } from "../icon.js";
import { moment } from "../moments.js";
import { say } from "../say.js";

/** @import { Context, Occurrence } from "../types.js" */

const TONES = { upcoming: "", open: "info", late: "warn", running: "info", missed: "bad", done: "good", made_up: "good" };

export class DueList {
  #kept = keptDue();
  #fresh = false;
  /** @type {string|null} the occurrence being begun */
  #busy = null;
  #fault = "";
  #left = false;

  /** @param {Context} context */
  constructor(context) {
    this.context = context;
  }

  /** Ask the server; what was told last stays where it cannot be asked. */
  async read() {
    this.context.redraw();
    const due = await this.context.sync.due();
    if (!due) return;
    this.#kept = { at: new Date().toISOString(), due };
    this.#fresh = true;
    keepDue(this.#kept);
    this.context.redraw();
  }

  render() {
    const { due, at } = this.#kept ?? { due: [], at: "" };
    if (!due.length) return nothing;
    return html`<section class="card flush stage due" aria-labelledby="due">
      <div class="stage-head"><h2 id="due">${words.title}</h2>${this.#fresh ? nothing : html`<span class="soft">${say(words.as_of, { at: moment(at) })}</span>`}</div>
      ${this.#fault ? html`<p class="notice warn" role="alert">${icon("warning")}<span>${this.#fault}</span></p>` : nothing}
      <ul class="stops">${due.map((each) => this.#row(each))}</ul></section>`;
  }

  /** @param {Occurrence} each */
  #row(each) {
    const standing = standingOf(each, Date.now());
    const until = standing === "upcoming" ? say(words.from, { at: moment(each.opens) }) : standing === "missed" ? say(words.was_due, { at: moment(each.due) }) : say(words.until, { at: moment(each.due) });
    const about = [each.programme[language], each.slot, standing === "done" || standing === "made_up" ? "" : until].filter(Boolean).join(" · ");
    return html`<li class="stop" data-occurrence=${each.occurrence}>
      <span class="stop-text"><strong>${each.project.name}</strong><span class="soft">${about}</span></span>
      <span class="badge ${TONES[standing]}">${words[`state_${standing}`]}</span>${this.#deed(each)}</li>`;
  }

  /** @param {Occurrence} each */
  #deed(each) {
    if (each.inspection) return html`<button type="button" class="button second" ?disabled=${this.#busy !== null} @click=${() => this.#begin(each)}>${words.go_on}</button>`;
    if (!each.can_start) return nothing;
    const made_up = standingOf(each, Date.now()) === "missed";
    return html`<button type="button" class="button ${made_up ? "second" : ""}" ?disabled=${this.#busy !== null} data-begin @click=${() => this.#begin(each)}>${this.#busy === each.occurrence ? words.beginning : made_up ? words.make_up : words.begin}</button>`;
  }

  /** Nobody is taken to what was begun here any more. */
  leave() {
    this.#left = true;
  }

  /** Begin it on the server, take it along, and open it. @param {Occurrence} each */
  async #begin({ occurrence, inspection: running }) {
    const { sync, store, go, redraw } = this.context;
    [this.#busy, this.#fault] = [occurrence, ""];
    redraw();
    const failed = { inspection: null, message: "" };
    const { inspection, message } = running ? { ...failed, inspection: running } : await sync.begin(occurrence).catch(() => failed);
    const here = inspection !== null && ((await sync.download(inspection).catch(() => false)) || Boolean(await store.etag(inspection)));
    this.#busy = null;
    if (here) return this.#left || go(`#/i/${inspection}`);
    this.#fault = message || (inspection ? words.not_downloaded : words.not_begun);
    redraw();
  }
}
