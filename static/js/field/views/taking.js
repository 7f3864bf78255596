// From the camera's file to a photo of an item: made small, kept, shown.
/** @import { PhotoMeta } from "../types.js" */
/** @import { Card } from "./item.js" */
/** @import { Photos } from "./photos.js" */
import words from "#words/photo_work.js";

import { say } from "../say.js";
import { shrink } from "../store/images.js";
import { position } from "./position.js";

export { locate } from "./position.js";

/**
 * Never fails: what came to nothing is told at the item.
 * @param {Photos} photos
 * @param {Card} card
 * @param {File} file
 * @param {"camera" | "library"} source
 */
export async function addPhoto(photos, card, file, source) {
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
