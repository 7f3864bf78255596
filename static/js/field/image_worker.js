// Photos made small off the main thread: upright, without what the camera wrote into them.
import { MEDIA_TYPE, QUALITY, drawPhoto, opened } from "./store/image_size.js";

/** @param {Blob} file */
async function shrink(file) {
  const bitmap = await opened(file);
  try {
    const canvas = new OffscreenCanvas(1, 1);
    const size = drawPhoto(canvas, bitmap);
    return { ...size, jpeg: await canvas.convertToBlob({ type: MEDIA_TYPE, quality: QUALITY }) };
  } finally {
    bitmap.close();
  }
}

/** @type {Promise<unknown>} */
let queue = Promise.resolve();

// One after the other: a twelve-megapixel photo takes some 50 MB while it is drawn.
onmessage = ({ data: { id, file } }) => {
  queue = queue
    .then(() => shrink(file))
    .then((result) => postMessage({ id, result }))
    .catch((error) => postMessage({ id, error: String(error?.message ?? error) }));
};
