// How large a photo is kept, and how it is drawn. No page and no worker is needed for it.

export const LONG_SIDE = 1920;
export const QUALITY = 0.8;
export const MEDIA_TYPE = "image/jpeg";
// Drawn at less than half of its size by more than this, a photo would lose pixels that plain smoothing passes over.
const FAR = 1.1;

/** The size a photo is kept in: never enlarged, at most LONG_SIDE. @param {number} width @param {number} height */
export function fitted(width, height) {
  const scale = Math.min(1, LONG_SIDE / Math.max(width, height));
  const side = (/** @type {number} */ length) => Math.max(1, Math.round(length * scale));
  return { width: side(width), height: side(height) };
}

/**
 * The sizes a photo passes on its way to the one it is kept in: each half of the one before.
 * @param {{width: number, height: number}} from @returns {{width: number, height: number}[]} none where it is not far
 */
export function halves(from) {
  const found = [];
  const to = fitted(from.width, from.height).width * FAR;
  let { width, height } = from;
  while (width / 2 >= to) {
    [width, height] = [Math.ceil(width / 2), Math.ceil(height / 2)];
    found.push({ width, height });
  }
  return found;
}

/**
 * A photo ready to be drawn: upright, and halved as often as it takes for plain smoothing to see all of it. Better
 * smoothing would do without that, but Chromium keeps what it makes for it for minutes: 16 MB for twelve megapixels.
 * @param {Blob} file @returns {Promise<ImageBitmap>} to be closed; throws what createImageBitmap throws
 */
export async function opened(file) {
  let bitmap = await createImageBitmap(file, { imageOrientation: "from-image" });
  for (const { width, height } of halves(bitmap)) {
    const smaller = await createImageBitmap(bitmap, { resizeWidth: width, resizeHeight: height, resizeQuality: "low" });
    bitmap.close();
    bitmap = smaller;
  }
  return bitmap;
}

/**
 * Draw a photo on a canvas of just its size; what was transparent becomes white, as on paper.
 * @param {OffscreenCanvas} canvas or one of the page @param {ImageBitmap} bitmap as `opened` gives it
 */
export function drawPhoto(canvas, bitmap) {
  const { width, height } = fitted(bitmap.width, bitmap.height);
  Object.assign(canvas, { width, height });
  const pen = canvas.getContext("2d", { alpha: false });
  if (!pen) throw new Error("no canvas");
  pen.fillStyle = "#fff";
  pen.fillRect(0, 0, width, height);
  pen.imageSmoothingQuality = "low";
  pen.drawImage(bitmap, 0, 0, width, height);
  return { width, height };
}
