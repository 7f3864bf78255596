// From the button to a photo of an item: chosen, made small, kept, shown.
/** @import { PhotoMeta } from "../types.js" */
/** @import { Card } from "./item.js" */
/** @import { Photos } from "./photos.js" */
import words from "#words/photo_work.js";

import { MOST_PHOTOS } from "../model/rules.js";
import { say } from "../say.js";
import { shrink } from "../store/images.js";
import { locate, position } from "./position.js";

// From the width a photo is kept in to the one its card shows: no step passes over pixels, and none takes long.
const [FIRST, ...STEPS] = [864, 432, 288];

/** The card whose photo is awaited from camera or library. @type {Card | null} */
let awaited = null;
/** How many times chosen photos are being stored. */
let storing = 0;

/**
 * Never fails: what came to nothing is told at the item.
 * @param {Photos} photos
 * @param {Card} card
 * @param {File} file
 * @param {"camera" | "library"} source
 */
async function addPhoto(photos, card, file, source) {
  const { sheet } = photos;
  const { store } = sheet.context;
  const { inspection, id } = sheet;
  const taken = source === "camera" ? new Date() : new Date(file.lastModified);
  try {
    const { jpeg, width, height } = await shrink(file);
    /** @type {PhotoMeta} */
    const meta = { width, height, taken_at: taken.toISOString(), source, ...(file.name ? { name: file.name.slice(0, 200) } : {}),
      // Where a picture of the library is chosen says nothing of where it was taken.
      ...(source === "camera" ? position() : {}) };
    const { blob, op } = await store.addPhoto(inspection.id, id, card.item.id, jpeg, meta);
    photos.unsent.add(blob);
    const entry = { ...op, op: op.id, eff: op.at, by: null, device: store.device, conflict: false, mine: true, pending: true };
    sheet.taken([op], () => inspection.apply([entry]));
  } catch (error) {
    photos.troubles.set(card.item.id, say(error instanceof Error && error.name === "UnreadableImage" ? words.unusable : words.not_kept, { name: file.name }));
  }
}

export class Taking {
  /** @type {Map<"camera" | "library", HTMLInputElement>} */
  #inputs = new Map();

  /** @param {Photos} photos */
  constructor(photos) {
    this.photos = photos;
    this.sheet = photos.sheet;
    for (const source of /** @type {const} */ (["camera", "library"])) {
      const input = document.createElement("input");
      Object.assign(input, { type: "file", accept: "image/*", hidden: true, multiple: source === "library" });
      if (source === "camera") input.setAttribute("capture", "environment");
      input.addEventListener("change", () => void this.#chosen(input, source));
      input.addEventListener("cancel", () => {
        awaited = null;
        void this.#clear();
      });
      this.#inputs.set(source, input);
      this.sheet.parts.root.append(input);
    }
  }

  /**
   * Open camera or library. Where the photo belongs is stored before: taking it may cost the page its memory.
   * @param {Card} card
   * @param {"camera" | "library"} source
   */
  async choose(card, source) {
    if (!this.#room(card)) {
      this.photos.troubles.set(card.item.id, say(words.full, { limit: MOST_PHOTOS }));
      card.paint();
      return;
    }
    awaited = card;
    const slot = { inspection: this.sheet.inspection.id, sheet: this.sheet.id, item: card.item.id };
    // A store that cannot keep the slot cannot keep the photo either, and says so when it comes.
    await this.sheet.context.store.setSlot(slot).catch(() => {});
    if (source === "camera") locate();
    this.#inputs.get(source)?.click();
  }

  /**
   * @param {HTMLInputElement} input
   * @param {"camera" | "library"} source
   */
  async #chosen(input, source) {
    const [card, files] = [awaited, [...(input.files ?? [])]];
    [input.value, awaited] = ["", null];
    if (!card) return;
    storing += 1;
    const taken = files.slice(0, this.#room(card));
    const over = files.length - taken.length;
    if (over) this.photos.troubles.set(card.item.id, say(words.over, { n: over, limit: MOST_PHOTOS }));
    this.#count(card, taken.length);
    for (const file of taken) {
      await addPhoto(this.photos, card, file, source);
      this.#count(card, -1);
    }
    storing -= 1;
    await this.#clear();
  }

  /** Where a photo belongs is kept for as long as any is on its way. */
  async #clear() {
    if (!awaited && !storing) await this.sheet.context.store.setSlot(null).catch(() => {});
  }

  /** How many photos the item still takes: a photo must not be shown as kept that the server would refuse. @param {Card} card */
  #room(card) {
    return Math.max(0, MOST_PHOTOS - card.state.photos.length - (this.photos.busy.get(card.item.id) ?? 0));
  }

  /**
   * @param {Card} card
   * @param {number} change
   */
  #count(card, change) {
    this.photos.busy.set(card.item.id, (this.photos.busy.get(card.item.id) ?? 0) + change);
    // Another card stands for the item where the section was left and opened again.
    (this.sheet.cards.get(card.item.id) ?? card).paint();
  }
}

/**
 * A photo as its card shows it, decoded away from the page's thread. Better smoothing would do it in one step, but
 * Chromium keeps what it makes for that.
 * @param {Blob} file
 */
export async function thumbnail(file) {
  let bitmap = await createImageBitmap(file, { resizeWidth: FIRST, resizeQuality: "low" });
  for (const resizeWidth of STEPS) {
    const smaller = await createImageBitmap(bitmap, { resizeWidth, resizeQuality: "low" });
    bitmap.close();
    bitmap = smaller;
  }
  const canvas = document.createElement("canvas");
  [canvas.width, canvas.height] = [bitmap.width, bitmap.height];
  canvas.getContext("bitmaprenderer")?.transferFromImageBitmap(bitmap);
  return canvas;
}
