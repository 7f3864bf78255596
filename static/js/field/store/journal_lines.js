// The journal's text: one line a record, with its length and checksum before it, so that a line cut short by a dying
// tablet is known for what it is. Pure.

/** @import {Op} from "../types.js" */

/**
 * `device` opens a device's run of numbers; `forgot` says that an inspection is no longer on this tablet.
 * @typedef {{inspection: string, op: Op}|{device: string}|{forgot: string}} JournalRecord
 */

/** @typedef {{inspection: string, op: Op, device: string}} JournalOp */

/**
 * `good` is the length in bytes up to the end of the last whole line; `damaged` counts bad lines before that.
 * @typedef {{records: JournalRecord[], good: number, damaged: number}} Decoded
 */

const HEAD = 18; // "llllllll cccccccc "
const NEWLINE = 10;

/** @type {Uint32Array|undefined} */
let table;

function crcTable() {
  return Uint32Array.from({ length: 256 }, (_, start) => {
    let value = start;
    for (let bit = 0; bit < 8; bit += 1) value = value & 1 ? 0xedb88320 ^ (value >>> 1) : value >>> 1;
    return value;
  });
}

/** CRC-32 as in zip and png. @param {Uint8Array} bytes */
export function checksum(bytes) {
  table ??= crcTable();
  let value = 0xffffffff;
  for (const byte of bytes) value = table[(value ^ byte) & 0xff] ^ (value >>> 8);
  return (value ^ 0xffffffff) >>> 0;
}

/** @param {number} number */
const hex = (number) => number.toString(16).padStart(8, "0");

/** @param {JournalRecord[]} records @returns {Uint8Array<ArrayBuffer>} whole lines */
export function encodeLines(records) {
  const encoder = new TextEncoder();
  const lines = records.map((record) => {
    const json = JSON.stringify(record);
    const bytes = encoder.encode(json);
    return `${hex(bytes.length)} ${hex(checksum(bytes))} ${json}\n`;
  });
  return encoder.encode(lines.join(""));
}

/** The record of one line without its newline; null where anything is wrong. @param {Uint8Array} line */
function decodeLine(line) {
  const decoder = new TextDecoder();
  const head = decoder.decode(line.subarray(0, HEAD));
  const body = line.subarray(HEAD);
  if (!/^[0-9a-f]{8} [0-9a-f]{8} $/.test(head)) return null;
  if (head !== `${hex(body.length)} ${hex(checksum(body))} `) return null;
  try {
    return /** @type {JournalRecord} */ (JSON.parse(decoder.decode(body)));
  } catch {
    return null;
  }
}

/** A torn tail is left out and a damaged line passed over. @param {Uint8Array} bytes @returns {Decoded} */
export function decodeLines(bytes) {
  /** @type {JournalRecord[]} */
  const records = [];
  let good = 0;
  let bad = 0;
  let damaged = 0;
  for (let start = 0, end; (end = bytes.indexOf(NEWLINE, start)) !== -1; start = end + 1) {
    const record = decodeLine(bytes.subarray(start, end));
    if (!record) {
      bad += 1;
      continue;
    }
    records.push(record);
    good = end + 1;
    damaged += bad;
    bad = 0;
  }
  return { records, good, damaged };
}

/**
 * What several journal files in the order of their making say together: every op once, without what was forgotten.
 * @param {JournalRecord[][]} files
 * @returns {{device: string, n: number, ops: JournalOp[]}} the last device ("" for none) and its greatest number
 */
export function gathered(files) {
  /** @type {Map<string, JournalOp>} */
  const ops = new Map();
  let device = "";
  for (const record of files.flat()) {
    if ("device" in record) ({ device } = record);
    else if ("forgot" in record) {
      for (const [id, { inspection }] of ops) if (inspection === record.forgot) ops.delete(id);
    } else ops.set(record.op.id, { ...record, device });
  }
  const all = [...ops.values()];
  const n = all.reduce((most, each) => (each.device === device ? Math.max(most, each.op.n) : most), 0);
  return { device, n, ops: all };
}
