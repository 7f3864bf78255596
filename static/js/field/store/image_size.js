// How large a photo is kept, and how it is drawn. No page and no worker is needed for it.

export const LONG_SIDE = 1920;
export const QUALITY = 0.8;
export const MEDIA_TYPE = "image/jpeg";

/** The size a photo is kept in: never enlarged, at most LONG_SIDE. @param {number} width @param {number} height */
export function fitted(width, height) {
  const scale = Math.min(1, LONG_SIDE / Math.max(width, height));
  const side = (/** @type {number} */ length) => Math.max(1, Math.round(length * scale));
  return { width: side(width), height: side(height) };
}

/**
 * Draw a photo on a canvas of just its size; what was transparent becomes white, as on paper.
 * @param {OffscreenCanvas} canvas or one of the page @param {ImageBitmap} bitmap
 */
export function drawPhoto(canvas, bitmap) {
  const { width, height } = fitted(bitmap.width, bitmap.height);
  Object.assign(canvas, { width, height });
  const pen = canvas.getContext("2d", { alpha: false });
  if (!pen) throw new Error("no canvas");
  pen.fillStyle = "#fff";
  pen.fillRect(0, 0, width, height);
  pen.imageSmoothingQuality = "high";
  pen.drawImage(bitmap, 0, 0, width, height);
  return { width, height };
}
