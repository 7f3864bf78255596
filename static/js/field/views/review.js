// Before the end: what is open, the remarks, the signatures, and the way to the server.
import words from "#words/review.js";
import { html, nothing } from "lit-html";
import { live } from "lit-html/directives/live.js";
import { icon } from "../icon.js";
import { save } from "../model/saving.js";
import { moment } from "../moments.js";
import { say } from "../say.js";
import { gradeNow, tellGrade } from "./marks_so_far.js";
import { placeName, read } from "./wording.js";

/**
 * @import { Context, Submission } from "../types.js"
 * @import { Inspection } from "../model/inspection.js"
 * @import { OpenPoint, Shown } from "../model/types.js"
 */

/** @typedef {"inspector" | "accompanied_by"} Role */
/** @type {Role[]} */
const ROLES = ["inspector", "accompanied_by"];
// A list of hundreds helps nobody: the first ones, and how many follow.
const MOST_SHOWN = 40;
const PAUSE = 800;

/** @param {Context} context @param {{inspection: string}} parameters */
export async function reviewView(context, { inspection: id }) {
  const [inspection, submission] = await Promise.all([context.inspection(id), context.store.submission(id)]);
  const review = new Review(context, inspection, submission);
  await review.compare();
  tellGrade(context);
  const off = context.store.on("entries", (detail) => detail.inspection === id && review.compareSoon());
  return {
    render: () => review.page(),
    leave: () => {
      off();
      review.left = true;
      review.keepRemarks();
    },
  };
}

class Review {
  /** @type {string | null} what the signatures must be bound to, as things are now */
  #digest = null;
  /** @type {string | null} remarks typed and not kept yet */
  #draft = null;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;
  /** What the digest was made of, counted in changes of the ledger. */
  #compared = -1;
  unsaved = false;
  sending = false;
  left = false;

  /** @param {Context} context @param {Inspection} inspection @param {Submission | null} submission */
  constructor(context, inspection, submission) {
    this.context = context;
    this.inspection = inspection;
    this.submission = submission;
  }

  async compare() {
    const turn = (this.#compared = this.inspection.ledger.turn);
    const digest = await this.inspection.stateDigest();
    if (turn === this.#compared) this.#digest = digest;
  }

  /** News is in the model only after a moment; the page looks what it is then. */
  compareSoon() {
    setTimeout(() => this.context.redraw(), 500);
  }

  /** @param {Shown | undefined} signed */
  holds(signed) {
    return Boolean(signed && signed.value.state === this.#digest);
  }

  page() {
    const { inspection } = this;
    if (inspection.ledger.turn !== this.#compared) void this.compare().then(() => this.context.redraw());
    const facts = inspection.bundle.inspection;
    const open = inspection.open();
    const head = html`<h1>${words.title}</h1>
      <p class="lead">${facts.project.name} · ${read(facts.programme)} · ${facts.number}</p>`;
    const already = html`<div class="notice good">${icon("check")}<p>${words.already}</p><a class="button second" href=${`#/i/${facts.id}/receipt`}>${words.to_receipt}</a></div>`;
    if (inspection.completed) return html`${head}${already}`;
    return html`${head}
      ${this.submission && this.submission.state !== "refused" ? already : nothing}
      <ol class="steps">${this.#answered(open)}${this.#remarks()}${this.#signatures(open)}${this.#end(open)}</ol>`;
  }

  /** @param {OpenPoint[]} open */
  #answered(open) {
    const badge = open.length
      ? html`<span class="badge warn">${say(words.open, { n: open.length })}</span>`
      : html`<span class="badge good">${words.complete}</span>`;
    return step(1, words.everything, open.length === 0, html`${badge}`, html`
      <p class="soft">${open.length ? words.tap : gradeNow(this.inspection)}</p>
      ${this.#openList(open.slice(0, MOST_SHOWN))}
      ${open.length > MOST_SHOWN ? html`<p class="soft">${say(words.and_more, { n: open.length - MOST_SHOWN })}</p>` : nothing}`);
  }

  /** @param {OpenPoint[]} open */
  #openList(open) {
    const sheets = [...new Set(open.map((point) => point.sheet))];
    return sheets.map((sheet) => {
      const points = open.filter((point) => point.sheet === sheet);
      const label = placeName(this.inspection.sheet(sheet)?.label ?? "");
      return html`<h3 class="open-title">${read(this.inspection.checklist(sheet).title)} · ${label}</h3>
        <ul class="open-list">${[...new Set(points.map((point) => point.item))].map((item) => this.#openItem(sheet, item, points))}</ul>`;
    });
  }

  /** @param {string} sheet @param {string} item @param {OpenPoint[]} points */
  #openItem(sheet, item, points) {
    const lacks = points.filter((point) => point.item === item).map((point) => words[point.lack]);
    return html`<li><a href=${`#/i/${this.inspection.id}/s/${sheet}/${item}`}><span>${read(this.inspection.item(sheet, item)?.ask)}</span>
      <span class="lacks">${lacks.map((lack) => html`<span class="badge warn">${lack}</span>`)}</span>${icon("next")}</a></li>`;
  }

  #remarks() {
    const typed = (/** @type {Event} */ event) => {
      this.#draft = /** @type {HTMLTextAreaElement} */ (event.target).value;
      clearTimeout(this.#timer);
      this.#timer = setTimeout(() => this.keepRemarks(), PAUSE);
    };
    const limit = this.inspection.bundle.inspection.remarks_limit ?? 4000;
    return step(2, words.remarks, false, nothing, html`
      <label class="soft" for="remarks">${words.remarks_hint}</label>
      <textarea class="input" id="remarks" rows="3" maxlength=${limit} .value=${live(this.#draft ?? this.inspection.remarks)}
        @input=${typed} @change=${() => this.keepRemarks()} @blur=${() => this.keepRemarks()}></textarea>
      ${this.unsaved ? html`<p class="wrong-words" role="alert">${words.unsaved}</p>` : nothing}`);
  }

  /** What was typed becomes an op; the draft stays on the screen where it could not be kept. */
  async keepRemarks() {
    clearTimeout(this.#timer);
    const draft = this.#draft;
    // Typed back to what stands there: nobody's word any more against what a colleague writes.
    if (draft === this.inspection.remarks) this.#draft = null;
    if (this.#draft === null) return;
    const change = { sheet: null, item: null, field: "remarks", value: draft };
    this.unsaved = !(await save(this.context.store, this.inspection, [change], false));
    if (!this.unsaved && this.#draft === draft) this.#draft = null;
    await this.compare();
    this.context.redraw();
  }

  /** @param {OpenPoint[]} open */
  #signatures(open) {
    const { signatures } = this.inspection;
    const done = this.holds(signatures.inspector);
    const hint = open.length ? words.sign_later : words.sign_hint;
    return step(3, words.signatures, done, nothing, html`<p class="soft">${hint}</p>
      <ul class="signatures">${ROLES.map((role) => this.#signature(role, signatures[role], open.length === 0))}</ul>`);
  }

  /** @param {Role} role @param {Shown | undefined} signed @param {boolean} ready */
  #signature(role, signed, ready) {
    const holds = this.holds(signed);
    const way = html`<a class=${signed && holds ? "button quiet" : role === "inspector" ? "button" : "button second"}
      href=${`#/i/${this.inspection.id}/sign/${role}`}>${icon("signature")}${signed ? words.sign_again : words.sign}</a>`;
    return html`<li><h3>${words[role]}${role === "inspector" ? nothing : html` <span class="optional">${words.optional}</span>`}</h3>
      ${signed ? html`<img class="signature ${holds ? "" : "void"}" src=${signed.value.image} alt=${say(words.signature_of, { name: signed.value.name })}>
        <p>${signed.value.name} · ${moment(signed.at)} <span class="badge ${holds ? "good" : "bad"}">${holds ? words.valid : words.void}</span></p>` : nothing}
      ${ready ? way : nothing}</li>`;
  }

  /** @param {OpenPoint[]} open */
  #end(open) {
    const ready = open.length === 0 && this.holds(this.inspection.signatures.inspector);
    return step(4, words.submit_title, false, nothing, html`<p class="soft">${words.submit_hint}</p>
      ${ready
        ? html`<button type="button" class="button" ?disabled=${this.sending} @click=${() => this.#submit()}>${icon("check")}${words.submit}</button>`
        : html`<p class="soft">${words.not_yet}</p>`}`);
  }

  async #submit() {
    this.sending = true;
    this.context.redraw();
    try {
      await this.context.sync.submit(this.inspection.id);
      if (!this.left) this.context.go(`#/i/${this.inspection.id}/receipt`);
    } finally {
      this.sending = false;
      this.context.redraw();
    }
  }
}

/**
 * @param {number} number
 * @param {string} title
 * @param {boolean} done
 * @param {unknown} badge
 * @param {unknown} content
 */
const step = (number, title, done, badge, content) => html`<li class="card step-card ${done ? "done" : ""}">
  <h2><span class="step-number">${number}</span>${title} ${badge}</h2>${content}</li>`;
