// Photos on their way: one at a time, in pieces, going on where the last attempt ended.
import { outcomeOf } from "./queue.js";

/**
 * @import {Store, UnsentPhoto} from "../types.js"
 * @import {Outcome} from "./queue.js"
 * @import {Answer, Transport} from "./transport.js"
 */

export const PIECE = 512 * 1024;
const SMALLEST = 16 * 1024;
const OFFSET = "Upload-Offset";
/** So often a photo is begun anew before it is given up until the app is started again. */
const BEGINNINGS = 3;

/** @typedef {{store: Store, transport: Transport}} Parts */

/** The offset an answer names; null where it names none. @param {Answer} answer */
function offsetOf({ headers }) {
  const text = headers.get(OFFSET);
  return text !== null && /^\d{1,10}$/.test(text) ? Number(text) : null;
}

/** How far the server is. @param {Parts} parts @param {string} blob @returns {Promise<number|Outcome>} */
async function arrived({ transport }, blob) {
  const answer = await transport.send("HEAD", `blobs/${blob}`, { want: OFFSET });
  if (answer.kind === "ok") return offsetOf(answer) ?? 0;
  // Whoever said it: beginning anew is never wrong, the server tells how far it is.
  return answer.status === 404 ? 0 : outcomeOf(answer);
}

/**
 * Send one photo. "halted" with "photo-lost" where its file is gone, "photo-unsendable" where the server keeps
 * refusing it.
 * @param {Parts} parts @param {UnsentPhoto} photo @returns {Promise<Outcome>}
 */
export async function sendPhoto(parts, photo) {
  const file = await parts.store.photoFile(photo.blob);
  if (!file || file.size !== photo.length) return { kind: "halted", message: "photo-lost" };
  const upload = { offset: photo.offset, piece: PIECE, begun: 1 };
  if (photo.offset) {
    const found = await arrived(parts, photo.blob);
    if (typeof found !== "number") return found;
    upload.offset = found;
  }
  while (upload.offset < photo.length) {
    const outcome = await sendPiece(parts, photo, file, upload);
    if (outcome) return outcome;
    if (upload.begun > BEGINNINGS) return { kind: "halted", message: "photo-unsendable" };
  }
  await parts.store.photoSent(photo.blob);
  return { kind: "done" };
}

/**
 * One piece; what the answer says of the next is put into `upload`.
 * @param {Parts} parts @param {UnsentPhoto} photo @param {Blob} file
 * @param {{offset: number, piece: number, begun: number}} upload
 * @returns {Promise<Outcome|null>} null to go on
 */
async function sendPiece({ store, transport }, photo, file, upload) {
  const { offset } = upload;
  const answer = await transport.send("PATCH", `blobs/${photo.blob}?inspection=${photo.inspection}`, {
    body: await file.slice(offset, offset + upload.piece).arrayBuffer(),
    want: OFFSET,
    timeout: 60_000,
    headers: {
      "Content-Type": "application/offset+octet-stream",
      "Upload-Offset": String(offset),
      "Upload-Length": String(photo.length),
      "X-Sha256": photo.sha256,
    },
  });
  const told = offsetOf(answer);
  if (answer.kind === "too-large") {
    upload.piece = Math.floor(upload.piece / 2);
    return upload.piece < SMALLEST ? { kind: "halted", message: "photo-unsendable" } : null;
  }
  const isRestart = answer.kind === "refused" || answer.kind === "conflict";
  if (answer.kind !== "ok" && !isRestart) return outcomeOf(answer);
  upload.offset = told ?? 0;
  // Any answer that brings us no further counts as a new beginning, so that the loop ends.
  if (isRestart || upload.offset <= offset) upload.begun += 1;
  if (upload.offset < photo.length) await store.photoProgress(photo.blob, upload.offset);
  return null;
}
