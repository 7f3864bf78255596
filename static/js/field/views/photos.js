// Photos of the items: taken, made small, kept, shown, drawn on, taken off again.
/** @import { PhotoState } from "../model/types.js" */
/** @import { Card } from "./item.js" */
/** @import { SheetView } from "./sheet.js" */
/** @import { Taking } from "./taking.js" */
/** @import { PhotoViewer } from "./photo_viewer.js" */
import words from "#words/photos.js";

import { html, nothing } from "lit-html";
import { viewsStyle } from "../built.js";
import { icon } from "../icon.js";
import { say } from "../say.js";

// What takes photos and what shows one large is not needed to answer: it is read once the sheet is there, and always
// before the camera opens.

/** Whether a photo was taken since the app was opened: then none was interrupted by its being closed. */
let isTaking = false;

/** @param {Card} card */
export function photoButtons(card) {
  const { photos } = card.sheet;
  const wanted = card.lacks.includes("photo");
  return html`<button type="button" class="button second" data-camera @click=${() => photos.choose(card, "camera")}>
      ${icon("camera")}<span>${words.camera}</span>${wanted ? html`<span class="wanted">${words.needed}</span>` : nothing}</button>
    <button type="button" class="button quiet" data-library @click=${() => photos.choose(card, "library")}>
      ${icon("plus")}<span>${words.library}</span></button>`;
}

/** @param {Card} card */
export function photoList(card) {
  const { photos } = card.sheet;
  const held = card.state.photos;
  const busy = photos.busy.get(card.item.id) ?? 0;
  const trouble = photos.troubles.get(card.item.id);
  return html`${held.length || busy
      ? html`<ul class="photos" aria-label=${words.photos}>${held.map((photo, index) => tile(card, photo, index + 1))}
          ${Array.from({ length: busy }, () => html`<li class="photo-wait"><span class="soft">${words.storing}</span></li>`)}</ul>`
      : nothing}
    ${trouble ? html`<p class="notice bad" role="alert">${icon("warning")}<span>${trouble}</span></p>` : nothing}`;
}

/**
 * @param {Card} card
 * @param {PhotoState} photo
 * @param {number} number
 */
function tile(card, photo, number) {
  const { photos } = card.sheet;
  const unsent = photos.unsent.has(photo.blob);
  return html`<li><button type="button" class="photo-open" data-photo=${photo.blob} @click=${() => photos.open(card, photo.blob)}
      aria-label=${say(unsent ? words.photo_unsent : words.photo_n, { n: number })}>
    ${photos.thumbnail(photo.blob)} ${photo.marks.length ? photos.drawnOn(card, photo) : nothing}
    ${unsent ? html`<span class="photo-unsent">${icon("clock")}</span>` : nothing}</button></li>`;
}

export class Photos {
  /** @type {Map<string, number>} photos being stored, by item */
  busy = new Map();
  /** @type {Map<string, string>} by item */
  troubles = new Map();
  /** @type {Set<string>} */
  unsent = new Set();
  /** @type {Map<string, HTMLElement>} */
  #thumbnails = new Map();
  /** @type {Taking | null} */
  #taking = null;
  /** @type {PhotoViewer | null} */
  #viewer = null;
  /** @type {typeof import("./marks.js") | null} */
  #marks = null;

  /** @param {SheetView} sheet */
  constructor(sheet) {
    this.sheet = sheet;
  }

  /**
   * The item a photo was being taken for when the app was closed; told there, once.
   * @returns {Promise<string | null>}
   */
  async interrupted() {
    const { store } = this.sheet.context;
    const slot = await store.slot();
    if (isTaking || slot?.sheet !== this.sheet.id) return null;
    await store.setSlot(null);
    this.troubles.set(slot.item, words.interrupted);
    return slot.item;
  }

  async readUnsent() {
    const waiting = await this.sheet.context.store.unsentPhotos();
    const before = [...this.unsent].join();
    this.unsent = new Set(waiting.map(({ blob }) => blob));
    if ([...this.unsent].join() !== before) for (const card of this.sheet.cards.values()) if (card.state.photos.length) card.paint();
  }

  /**
   * Open camera or library.
   * @param {Card} card
   * @param {"camera" | "library"} source
   */
  async choose(card, source) {
    this.troubles.delete(card.item.id);
    isTaking = true;
    try {
      const { Taking } = await import("./taking.js");
      this.#taking ??= new Taking(this);
      await this.#taking.choose(card, source);
    } catch {
      this.troubles.set(card.item.id, words.not_now);
      card.paint();
    }
  }

  /**
   * Look at a photo.
   * @param {Card} card
   * @param {string} blob
   */
  async open(card, blob) {
    const [{ PhotoViewer }] = await Promise.all([import("./photo_viewer.js"), viewsStyle()]);
    this.#viewer ??= new PhotoViewer(this.sheet);
    await this.#viewer.open(card, blob);
  }

  /**
   * What was drawn on a photo, over it: it follows when it can be drawn.
   * @param {Card} card
   * @param {PhotoState} photo
   */
  drawnOn(card, photo) {
    if (this.#marks) return this.#marks.marksOver(photo);
    void import("./marks.js").then((read) => {
      this.#marks = read;
      card.paint();
    }, () => {});
    return nothing;
  }

  /** The same element for the same photo: decoded once, small, away from the page's thread. @param {string} blob */
  thumbnail(blob) {
    const known = this.#thumbnails.get(blob);
    if (known) return known;
    const place = document.createElement("span");
    place.className = "thumbnail";
    this.#thumbnails.set(blob, place);
    // What could not be drawn is tried again the next time.
    this.#draw(blob, place).catch(() => this.#thumbnails.delete(blob));
    return place;
  }

  /**
   * @param {string} blob
   * @param {HTMLElement} place
   */
  async #draw(blob, place) {
    const file = await this.sheet.context.store.photoFile(blob).catch(() => null);
    if (!file) {
      place.classList.add("elsewhere");
      place.textContent = words.elsewhere_short;
      return;
    }
    const { thumbnail } = await import("./taking.js");
    place.append(await thumbnail(file));
  }

  close() {
    this.#viewer?.close();
    this.#thumbnails.clear();
  }
}
