// One finding on site: before and after side by side, and the decision, which is kept like any answer.
import words from "#words/verify.js";
import { html, nothing } from "lit-html";
import { icon } from "../icon.js";
import { save } from "../model/saving.js";
import { lacking, photosFor } from "../model/verifying.js";
import { placeOfDecision } from "../model/waiting.js";
import { moment } from "../moments.js";
import { say } from "../say.js";
import { picture } from "../sync/pictures.js";
import { Ink } from "./ink.js";
import { read } from "./reading.js";
import { severity } from "./verify.js";

/**
 * @import { Context } from "../types.js"
 * @import { Inspection } from "../model/inspection.js"
 * @import { Waiting } from "../model/waiting.js"
 * @typedef {"verify"|"send_back"} Action
 */

const MOST_PHOTOS = 6;
/** Sharp enough for print, and small beside photos. */
const WIDE = 900;
const DRAFT = "inspect-deciding:";
/** What was signed a moment ago may be put under the next one, while the app is open. */
let signed = "";
/** Whether a photo was taken since the app was opened: then none was interrupted by its being closed. */
let isTaking = false;

export class Deciding {
  /** @type {Action|null} */
  action = null;
  text = "";
  fault = "";
  busy = false;
  /** What was decided here was refused: the list knows how the finding stands now. */
  over = false;
  signature = "";
  /** @type {Map<string, string>} */
  #addresses = new Map();
  /** @type {Ink|null} */
  #ink = null;
  #input = document.createElement("input");

  /** @param {Context} context @param {Inspection} inspection @param {Waiting} waiting */
  constructor(context, inspection, { finding, decision, refused }) {
    Object.assign(this, this.#draft(finding.id));
    this.context = context;
    this.inspection = inspection;
    this.finding = finding;
    this.decision = decision;
    this.refused = refused;
    Object.assign(this.#input, { type: "file", accept: "image/*" });
    this.#input.setAttribute("capture", "environment");
    this.#input.addEventListener("change", () => void this.#taken());
  }

  /** Pictures of the server and of this tablet, as far as they are here. */
  async begin() {
    const { id, before, after } = this.finding;
    for (const sha of [...before, ...after]) this.#show(sha, await picture(this.inspection.id, id, sha).catch(() => null));
    for (const { blob, sha256 } of this.#photos) this.#show(sha256, await this.context.store.photoFile(blob).catch(() => null));
    const slot = await this.context.store.slot();
    if (isTaking || slot?.finding !== id) return;
    this.fault = words.interrupted;
    await this.context.store.setSlot(null);
  }

  /** @param {string} sha @param {Blob|null} file */
  #show(sha, file) {
    if (file) this.#addresses.set(sha, URL.createObjectURL(file));
  }

  get #photos() {
    return photosFor(this.inspection, this.finding.id);
  }

  /** @param {string} id @returns {Partial<Deciding>} what was typed before the app was closed */
  #draft(id) {
    try {
      return JSON.parse(localStorage.getItem(DRAFT + id) ?? "{}");
    } catch {
      return {};
    }
  }

  #keepDraft() {
    try {
      const { action, text } = this;
      localStorage.setItem(DRAFT + this.finding.id, JSON.stringify({ action, text }));
    } catch {
      // Without local storage only what is typed and not yet decided is lost with the app.
    }
  }

  /** What has become of the decision since it was kept. */
  #look() {
    if (!this.decision || this.decision.unsaved) return;
    const now = this.inspection.ledger.entry(placeOfDecision(this.finding.id));
    if (now) this.decision = now;
    else void this.#hearWhy(this.decision.op);
  }

  /** @param {string|null} op that the server did not take */
  async #hearWhy(op) {
    const rejected = await this.context.store.rejected(this.inspection.id);
    this.refused = rejected.find((each) => each.op.id === op) ?? null;
    if (!this.refused) return;
    [this.decision, this.over] = [null, true];
    this.context.redraw();
  }

  render() {
    const { finding } = this;
    this.#look();
    return html`<h1>${read(finding.what)}</h1>
      <p class="lead">${finding.where} · ${finding.number} ${severity(finding.severity)}</p>
      <div class="stack">
        ${this.refused ? html`<div class="notice bad" role="alert">${icon("warning")}<p><strong>${words.not_counted}</strong> ${this.refused.message}</p></div>` : nothing}
        <div class="pictures">${this.#pictures(words.before, finding.before)}${this.#pictures(words.after, finding.after)}</div>
        ${this.#facts()}
        ${this.over ? this.#toList() : this.decision ? this.#decided(this.decision) : this.#form()}
      </div>`;
  }

  leave() {
    for (const address of this.#addresses.values()) URL.revokeObjectURL(address);
    this.#ink?.off();
  }

  /** @param {string} title @param {string[]} shas */
  #pictures(title, shas) {
    return html`<section class="card"><h2>${title}</h2>
      ${shas.length ? shas.map((sha, index) => this.#picture(sha, `${title} ${index + 1}`)) : html`<p class="soft">${words.no_photo}</p>`}</section>`;
  }

  /** @param {string} sha @param {string} name */
  #picture(sha, name) {
    const address = this.#addresses.get(sha);
    return address ? html`<a href=${address} target="_blank"><img src=${address} alt=${name}></a>` : html`<p class="soft">${words.not_here}</p>`;
  }

  #facts() {
    const { finding, inspection } = this;
    const clauses = finding.clauses.map((id) => inspection.bundle.revision.clauses[id]?.at ?? id).join("、");
    const facts = [
      [words.found, `${moment(finding.found_at)} ${finding.found_by}`], [words.note, finding.note], [words.clause, clauses],
      [words.due, finding.due_on ?? ""], [words.times, finding.round > 1 ? say(words.round, { n: finding.round }) : ""],
    ];
    return html`<section class="card"><dl class="facts">${facts.map(([name, value]) => (value ? html`<dt>${name}</dt><dd>${value}</dd>` : nothing))}</dl>
      <details class="readiness"><summary>${words.history}${icon("down")}</summary><ol class="history">
        ${finding.history.map(({ action, at, by, to, text }) => html`<li><strong>${words[`act_${/** @type {"fix"} */ (action)}`] ?? action}${to ? ` → ${to}` : ""}</strong> <span class="soft">${moment(at)} ${by}</span>${text ? html`<p>${text}</p>` : nothing}</li>`)}</ol></details></section>`;
  }

  /** @param {NonNullable<Waiting["decision"]>} decision */
  #decided({ value, pending, saving, unsaved }) {
    const kept = unsaved ? words.unsaved : pending || saving ? words.kept : words.sent;
    return html`<div class="notice ${unsaved ? "bad" : "good"}" role="status" data-decided>${icon(unsaved ? "warning" : "check")}
      <p><strong>${value.action === "verify" ? words.verified : words.sent_back}</strong> ${value.text}<br><span class="soft">${kept}</span></p>
      ${this.#toList()}</div>`;
  }

  #toList() {
    return html`<a class="button" href=${`#/i/${this.inspection.id}/verify`}>${words.to_list}</a>`;
  }

  #form() {
    const { action, finding } = this;
    const choose = (/** @type {Action} */ wanted) => () => {
      Object.assign(this, { action: wanted, fault: "" });
      this.#keepDraft();
      this.context.redraw();
    };
    const one = (/** @type {Action} */ name, /** @type {string} */ tone, /** @type {string} */ picture) => (finding.acts[name]
      ? html`<button type="button" class="option ${tone}" aria-pressed=${action === name} data-action=${name} @click=${choose(name)}>${icon(picture)}${words[name]}</button>` : nothing);
    return html`<form class="card" @submit=${(/** @type {Event} */ event) => this.#confirm(event)}>
      <h2>${words.decision}</h2>
      <div class="options">${one("verify", "good", "check")}${one("send_back", "bad", "undo")}</div>
      ${action ? this.#fields(action) : nothing}
      ${this.fault ? html`<p class="notice bad" role="alert">${icon("warning")}<span>${this.fault}</span></p>` : nothing}
      ${action ? html`<p class="row"><button type="submit" class="button" ?disabled=${this.busy} data-confirm>${icon("check")}${words[`confirm_${action}`]}</button></p>` : nothing}
    </form>`;
  }

  /** @param {Action} action */
  #fields(action) {
    const phrase = words[`phrase_${action}`];
    return html`<div class="field"><label for="decision">${words[`text_${action}`]}</label>
        <textarea id="decision" rows="3" maxlength="4000" .value=${this.text} @input=${(/** @type {Event} */ event) => this.#typed(/** @type {HTMLTextAreaElement} */ (event.target).value)}></textarea>
        ${this.text ? nothing : html`<button type="button" class="button quiet" data-phrase @click=${() => (this.#typed(phrase), this.context.redraw())}>${icon("plus")}${phrase}</button>`}</div>
      <div class="field row"><button type="button" class="button second" ?disabled=${this.busy || this.#photos.length >= MOST_PHOTOS} @click=${() => this.#camera()}>${icon("camera")}${words.photo}</button>
        <span class="soft">${this.busy ? words.storing : say(words.photos, { n: this.#photos.length })}</span></div>
      ${this.#photos.length ? html`<div class="pictures own">${this.#photos.map(({ sha256 }, index) => this.#picture(sha256, `${words.photo} ${index + 1}`))}</div>` : nothing}
      ${this.finding.acts[action]?.includes("signature") ? this.#box() : nothing}`;
  }

  #box() {
    if (this.signature) return html`<div class="field"><img class="signature" src=${this.signature} alt=${words.box}><button type="button" class="button quiet" @click=${() => this.#sign("")}>${words.clear}</button></div>`;
    queueMicrotask(() => this.#fit());
    return html`<div class="field"><p class="hint">${words.box_hint}</p><canvas class="sign-box low" role="img" aria-label=${words.box}></canvas>
      <div class="row"><button type="button" class="button quiet" @click=${() => this.#ink?.clear()}>${words.clear}</button>
      ${signed ? html`<button type="button" class="button quiet" data-again @click=${() => this.#sign(signed)}>${icon("signature")}${words.sign_again}</button>` : nothing}</div></div>`;
  }

  /** @param {string} image */
  #sign(image) {
    this.signature = image;
    this.context.redraw();
  }

  /** The box is new when the form is drawn for the first time: ink belongs to the box it is drawn in. */
  #fit() {
    const canvas = /** @type {HTMLCanvasElement|null} */ (document.querySelector("canvas.sign-box"));
    if (!canvas || this.#ink?.canvas === canvas) return;
    this.#ink?.off();
    const ratio = Math.min(window.devicePixelRatio || 1, WIDE / canvas.offsetWidth);
    [canvas.width, canvas.height] = [canvas.offsetWidth * ratio, canvas.offsetHeight * ratio];
    this.#ink = new Ink(canvas);
  }

  /** @param {string} text */
  #typed(text) {
    // The phrase is offered to an empty field alone.
    if (Boolean(text) !== Boolean(this.text)) this.context.redraw();
    this.text = text;
    this.#keepDraft();
  }

  async #camera() {
    const slot = { inspection: this.inspection.id, sheet: "", item: "", finding: this.finding.id };
    isTaking = true;
    await this.context.store.setSlot(slot).catch(() => {});
    this.#input.click();
  }

  async #taken() {
    const [file] = this.#input.files ?? [];
    this.#input.value = "";
    if (!file) return;
    Object.assign(this, { busy: true, fault: "" });
    this.context.redraw();
    this.fault = await this.#keep(file).then(() => "", () => words.photo_lost);
    await this.context.store.setSlot(null).catch(() => {});
    this.busy = false;
    this.context.redraw();
  }

  /** @param {File} file */
  async #keep(file) {
    // Read with what takes photos of items; who opens a finding is there before it.
    const { shrink } = await import("../store/images.js");
    const { jpeg, width, height } = await shrink(file);
    const { store } = this.context;
    const meta = { width, height, taken_at: new Date().toISOString(), source: /** @type {const} */ ("camera"), finding: this.finding.id };
    const { op } = await store.addPhoto(this.inspection.id, null, null, jpeg, meta);
    this.#show(op.value.sha256, jpeg);
    this.inspection.apply([{ ...op, op: op.id, eff: op.at, by: null, device: store.device, conflict: false, mine: true, pending: true }]);
  }

  /** @param {Event} event */
  async #confirm(event) {
    event.preventDefault();
    const { action, finding, inspection } = this;
    if (!action || this.busy) return;
    const wants = finding.acts[action]?.includes("signature");
    const drawn = wants && this.#ink && !this.#ink.isEmpty ? this.#ink.canvas.toDataURL("image/png") : "";
    const signature = wants ? this.signature || drawn : "";
    const [lack] = lacking(finding, action, { text: this.text, signature });
    this.fault = lack ? words[`lacks_${lack}`] : "";
    if (lack) return this.context.redraw();
    this.busy = true;
    const value = { action, seen: finding.version, number: finding.number, text: this.text.trim(), photos: this.#photos.map(({ sha256 }) => sha256), ...(signature ? { signature } : {}) };
    await save(this.context.store, inspection, [{ ...placeOfDecision(finding.id), value }], false);
    if (signature) signed = signature;
    this.busy = false;
    this.decision = inspection.ledger.entry(placeOfDecision(finding.id)) ?? null;
    this.refused = null;
    if (!this.decision?.unsaved) localStorage.removeItem(DRAFT + finding.id);
    this.context.redraw();
  }
}
