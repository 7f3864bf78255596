// One photo, large: when, where and by whom it was taken written over it, drawing on it, taking it off.
/** @import { PhotoState } from "../model/types.js" */
/** @import { Card } from "./item.js" */
/** @import { SheetView } from "./sheet.js" */
import words from "#words/photo_work.js";

import { html, nothing, render } from "lit-html";
import { icon } from "../icon.js";
import { moment } from "../moments.js";
import { say } from "../say.js";
import { annotate } from "./annotate.js";
import { marksOver } from "./marks.js";
import { placeName } from "./wording.js";

export class PhotoViewer {
  #dialog = document.createElement("dialog");
  /** @type {Card | null} */
  #card = null;
  #blob = "";
  #address = "";
  #left = new AbortController();

  /** @param {SheetView} sheet */
  constructor(sheet) {
    this.sheet = sheet;
    this.#dialog.className = "dialog photo-dialog";
    this.#dialog.setAttribute("aria-label", words.photo);
    this.#dialog.addEventListener("close", () => this.#closed());
    sheet.parts.root.append(this.#dialog);
  }

  get #photo() {
    return this.#card?.state.photos.find(({ blob }) => blob === this.#blob);
  }

  /**
   * @param {Card} card
   * @param {string} blob
   */
  async open(card, blob) {
    [this.#card, this.#blob] = [card, blob];
    const file = await this.sheet.context.store.photoFile(blob);
    // Another one was tapped, or the page left, while this one was read.
    if (this.#blob !== blob || !this.#dialog.isConnected) return;
    this.#address = file ? URL.createObjectURL(file) : "";
    this.#paint();
    this.#dialog.showModal();
  }

  /** The page is left. */
  close() {
    this.#left.abort();
    if (this.#dialog.open) this.#dialog.close();
  }

  #closed() {
    if (this.#address) URL.revokeObjectURL(this.#address);
    this.#address = "";
    render(nothing, this.#dialog);
    const { element } = this.#card ?? {};
    const tile = element?.querySelector(`[data-photo="${CSS.escape(this.#blob)}"]`);
    /** @type {HTMLElement | undefined} */ (tile ?? element)?.focus();
  }

  #paint() {
    const photo = this.#photo;
    if (!photo) return;
    render(
      html`<figure class="photo-large">
          ${this.#address
            ? html`<div class="photo-frame"><img src=${this.#address} alt=${words.photo} width=${photo.width} height=${photo.height}>${marksOver(photo)}
                <figcaption>${this.#facts(photo)}</figcaption></div>`
            : html`<p class="soft">${words.elsewhere}</p>`}
        </figure>
        <div class="form-actions">
          <button type="button" class="button" autofocus @click=${() => this.#dialog.close()}>${words.close}</button>
          ${this.#address ? html`<button type="button" class="button second" data-draw @click=${() => this.#draw()}>${icon("edit")}<span>${words.draw}</span></button>` : nothing}
          <button type="button" class="button danger" data-remove @click=${() => this.#remove()}>${icon("trash")}<span>${words.remove}</span></button>
        </div>`,
      this.#dialog,
    );
  }

  /** @param {PhotoState} photo */
  #facts({ blob, taken_at, source, latitude, longitude, accuracy }) {
    const { inspection, id } = this.sheet;
    const entry = inspection.ledger.entry({ sheet: id, item: this.#card?.item.id ?? null, field: `photo:${blob}` });
    const name = entry?.by ? inspection.bundle.people[entry.by] : inspection.bundle.inspection.inspector?.name;
    const place = latitude === undefined || longitude === undefined ? "" : say(words.position, { latitude: latitude.toFixed(5), longitude: longitude.toFixed(5), accuracy: accuracy ?? "?" });
    const facts = [moment(taken_at), placeName(inspection.sheet(id)?.label ?? ""), name, source === "library" ? words.from_library : "", place];
    return facts.filter(Boolean).join(" · ");
  }

  async #draw() {
    const photo = this.#photo;
    if (!photo || !this.#card) return;
    const marks = await annotate(this.sheet.parts.root, this.#address, photo, this.#left.signal);
    if (marks) this.#record(`marks:${this.#blob}`, marks.length ? marks : null);
    if (!this.#left.signal.aborted) this.#paint();
  }

  #remove() {
    this.#record(`photo:${this.#blob}`, null);
    this.#dialog.close();
    this.sheet.tell(words.removed);
  }

  /**
   * @param {string} field
   * @param {any} value
   */
  #record(field, value) {
    void this.sheet.record([{ sheet: this.sheet.id, item: this.#card?.item.id ?? null, field, value }]);
  }
}
