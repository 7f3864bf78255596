// What a signature is bound to: the revision, and the winning ops of the whole inspection, told by their ids.
/** @import { Shown } from "./types.js" */
import { sha256 } from "../ids.js";

/**
 * SHA-256 hex of the hash of the revision and the ids, sorted, one a line.
 * @param {string} revision @param {string[]} ids
 */
export function digestOf(revision, ids) {
  return sha256([revision, ...[...ids].sort()].join("\n"));
}

/**
 * The ids a signature covers: of everything but signatures, and what was said and photographed of findings.
 * @param {Iterable<Shown>} entries
 */
export function signedOps(entries) {
  return [...entries].flatMap(({ sheet, field, op }) => (op === null || UNSIGNED.test(`${sheet ?? ""}/${field}`) ? [] : [op]));
}

const UNSIGNED = /^\/(sign|finding|photo):/;
