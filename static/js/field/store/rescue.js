// The rescue file: everything a tablet could not send, as one text that any other machine can hand in.
import { sha256 } from "../ids.js";
import { UnusableRescue } from "./errors.js";

/**
 * @import {Op, Rescue} from "../types.js"
 * @import {OpRow, PhotoRow} from "./rows.js"
 */

const FORMAT = "inspect-rescue";
const VERSION = 1;
// A multiple of three, so that the pieces' base64 can be put one behind the other.
const PIECE = 3 * 8192;

/** @param {Uint8Array} bytes @returns {string} */
export function toBase64(bytes) {
  let text = "";
  for (let start = 0; start < bytes.length; start += PIECE) {
    text += btoa(String.fromCharCode(...bytes.subarray(start, start + PIECE)));
  }
  return text;
}

/** @param {string} text @returns {Uint8Array<ArrayBuffer>} throws where it is none */
export function fromBase64(text) {
  const binary = atob(text);
  return Uint8Array.from(binary, (letter) => letter.charCodeAt(0));
}

/** The ops by inspection, each once, in the order of their numbers. @param {OpRow[]} rows @returns {Record<string, Op[]>} */
export function opsByInspection(rows) {
  const unique = [...new Map(rows.map((row) => [row.op.id, row])).values()].sort((a, b) => a.op.n - b.op.n);
  /** @type {Record<string, Op[]>} */
  const ops = {};
  for (const { inspection, op } of unique) (ops[inspection] ??= []).push(op);
  return ops;
}

/**
 * Photo by photo, so that a hundred photos are never in memory at once; those that cannot be read are left out.
 * @param {{device: string, user: string|null, rows: OpRow[], photos: PhotoRow[],
 *   file: (blob: string) => Promise<Blob|null>}} kept
 * @returns {Promise<Blob>}
 */
export async function rescueFile({ device, user, rows, photos, file }) {
  const head = { format: FORMAT, version: VERSION, device, user, made_at: new Date().toISOString() };
  const start = JSON.stringify({ ...head, ops: opsByInspection(rows) }).slice(0, -1);
  /** @type {BlobPart[]} */
  const parts = [start, ',"photos":['];
  let comma = "";
  for (const { blob, inspection, sha256: hash, length } of photos) {
    const bytes = await file(blob).then((found) => found?.arrayBuffer(), () => null);
    if (!bytes) continue;
    const about = JSON.stringify({ blob, inspection, sha256: hash, length }).slice(0, -1);
    parts.push(new Blob([comma, about, ',"jpeg":"', toBase64(new Uint8Array(bytes)), '"}']));
    comma = ",";
  }
  parts.push("]}");
  return new Blob(parts, { type: "application/json" });
}

/**
 * What a rescue file holds, its photos checked against their digests.
 * @param {Blob} file
 * @returns {Promise<{rescue: Rescue, counts: {ops: number, photos: number, inspections: number}}>} throws UnusableRescue
 */
export async function readRescue(file) {
  const rescue = parsed(await file.text());
  if (rescue?.format !== FORMAT) throw new UnusableRescue("format");
  if (rescue.version !== VERSION) throw new UnusableRescue("version");
  const { ops, photos } = rescue;
  if (!ops || typeof ops !== "object" || !Object.values(ops).every(Array.isArray)) throw new UnusableRescue("ops");
  if (!Array.isArray(photos)) throw new UnusableRescue("photos");
  for (const photo of photos) await checkPhoto(photo);
  const inspections = new Set([...Object.keys(ops), ...photos.map((photo) => photo.inspection)]);
  const counts = { ops: Object.values(ops).flat().length, photos: photos.length, inspections: inspections.size };
  return { rescue, counts };
}

/** @param {string} text @returns {Rescue} */
function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    throw new UnusableRescue("cut");
  }
}

/** @param {Rescue["photos"][number]} photo */
async function checkPhoto(photo) {
  let bytes;
  try {
    bytes = fromBase64(photo.jpeg);
  } catch {
    throw new UnusableRescue("photo-text");
  }
  if (bytes.length !== photo.length || (await sha256(bytes.buffer)) !== photo.sha256) {
    throw new UnusableRescue("photo-digest");
  }
}
