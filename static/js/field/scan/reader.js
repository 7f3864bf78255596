// Reading QR codes: by the browser where it can, else by WebAssembly, which is fetched only then.
import { qrWasm } from "../built.js";

/** @typedef {(frame: HTMLVideoElement) => Promise<string|null>} Read */

// Enough to read a label at arm's length, and a quarter of the work of a whole frame.
const LONGEST_SIDE = 960;

/** @returns {Promise<boolean>} */
async function browserCan() {
  if (!("BarcodeDetector" in globalThis)) return false;
  const formats = await BarcodeDetector.getSupportedFormats().catch(() => /** @type {string[]} */ ([]));
  return formats.includes("qr_code");
}

/** A reader of the frames of a video. @returns {Promise<Read>} */
export async function openReader() {
  return (await browserCan()) ? native() : await compiled();
}

/** @returns {Read} */
function native() {
  const detector = new BarcodeDetector({ formats: ["qr_code"] });
  return async (video) => (await detector.detect(video))[0]?.rawValue ?? null;
}

/** @returns {Promise<Read>} */
async function compiled() {
  const { prepareZXingModule, readBarcodes } = await import("zxing-wasm/reader");
  const locateFile = (/** @type {string} */ path, /** @type {string} */ prefix) => (path.endsWith(".wasm") ? qrWasm : prefix + path);
  await prepareZXingModule({ overrides: { locateFile }, fireImmediately: true });
  const canvas = document.createElement("canvas");
  const pen = canvas.getContext("2d", { willReadFrequently: true });
  return async (video) => {
    if (!pen || !video.videoWidth) return null;
    const scale = Math.min(1, LONGEST_SIDE / Math.max(video.videoWidth, video.videoHeight));
    canvas.width = Math.round(video.videoWidth * scale);
    canvas.height = Math.round(video.videoHeight * scale);
    pen.drawImage(video, 0, 0, canvas.width, canvas.height);
    const found = await readBarcodes(pen.getImageData(0, 0, canvas.width, canvas.height), { formats: ["QRCode"], maxNumberOfSymbols: 1 });
    return found[0]?.text ?? null;
  };
}
