// A photo from the camera or the library becomes what is kept: an upright JPEG of at most 1920 px, without EXIF.
import { startWorker } from "../built.js";
import { MEDIA_TYPE, QUALITY, drawPhoto, opened } from "./image_size.js";

/** @typedef {{jpeg: Blob, width: number, height: number}} Shrunk */

/** The file is no picture this browser can read. */
export class UnreadableImage extends Error {
  name = "UnreadableImage";
}

const TOO_LONG = 60_000;
// What drew a photo of twelve megapixels keeps tens of megabytes for the next one; who takes no more gets them back.
const REST = 3000;
/** @type {Worker|null} */
let worker = null;
/** @type {ReturnType<typeof setTimeout>|undefined} */
let resting;
let last = 0;
/** @type {Map<number, {resolve: (shrunk: Shrunk) => void, reject: (error: Error) => void}>} */
const asked = new Map();

/**
 * Make a photo small. The file is read at once, since a camera's file may vanish.
 * @param {Blob} file @returns {Promise<Shrunk>} throws UnreadableImage
 */
export async function shrink(file) {
  if (!globalThis.OffscreenCanvas) return shrinkHere(file);
  let running;
  try {
    running = started();
  } catch {
    return shrinkHere(file);
  }
  return inWorker(running, file);
}

/** @param {Worker} running @param {Blob} file @returns {Promise<Shrunk>} */
function inWorker(running, file) {
  last += 1;
  const id = last;
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => stop("no answer"), TOO_LONG);
    asked.set(id, {
      resolve: (shrunk) => (clearTimeout(timer), resolve(shrunk)),
      reject: (error) => (clearTimeout(timer), reject(error)),
    });
    running.postMessage({ id, file });
  });
}

function started() {
  clearTimeout(resting);
  if (worker) return worker;
  const fresh = startWorker("image");
  fresh.onmessage = ({ data: { id, result, error } }) => {
    const waiting = asked.get(id);
    asked.delete(id);
    if (asked.size === 0) resting = setTimeout(() => stop("rest"), REST);
    if (error) waiting?.reject(new UnreadableImage(error));
    else waiting?.resolve(result);
  };
  fresh.onerror = () => stop("worker");
  worker = fresh;
  return fresh;
}

/** The worker is of no use any more, for example out of memory: the next photo gets a new one. @param {string} why */
function stop(why) {
  clearTimeout(resting);
  worker?.terminate();
  worker = null;
  for (const { reject } of asked.values()) reject(new UnreadableImage(why));
  asked.clear();
}

/** Where no worker can draw: between other work of the page. @param {Blob} file @returns {Promise<Shrunk>} */
export async function shrinkHere(file) {
  await idle();
  const bitmap = await opened(file).catch((error) => {
    throw new UnreadableImage(String(error));
  });
  await idle();
  const canvas = document.createElement("canvas");
  const size = drawPhoto(/** @type {any} */ (canvas), bitmap);
  bitmap.close();
  await idle();
  const jpeg = await new Promise((resolve) => canvas.toBlob(resolve, MEDIA_TYPE, QUALITY));
  if (!jpeg) throw new UnreadableImage("empty");
  return { ...size, jpeg };
}

function idle() {
  const wait = globalThis.requestIdleCallback ?? ((/** @type {() => void} */ run) => setTimeout(run, 0));
  return new Promise((resolve) => wait(() => resolve(undefined)));
}
