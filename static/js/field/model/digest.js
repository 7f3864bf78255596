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

/** Whether the entry says that a sheet added on the go was removed again. @param {Shown | undefined} entry */
export const isWithdrawn = (entry) => entry?.field === "sheet" && entry.value?.withdrawn === true;

/**
 * The ids a signature covers: of everything but signatures, what was said and photographed of findings, and what was
 * entered on a sheet that was removed again.
 * @param {Iterable<Shown>} entries
 */
export function signedOps(entries) {
  const all = [...entries];
  const gone = new Set(all.filter(isWithdrawn).map(({ sheet }) => sheet));
  return all.flatMap(({ sheet, field, op }) =>
    op === null || (field !== "sheet" && gone.has(sheet)) || UNSIGNED.test(`${sheet ?? ""}/${field}`) ? [] : [op],
  );
}

const UNSIGNED = /^\/(sign|finding|photo):/;
