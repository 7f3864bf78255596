// What a location's label says: an address that ends with its code, or the bare code where the company has no address.

/** @import {Bundle, Sheet} from "../types.js" */

const CODE = /^[23456789BCDFGHJKLMNPQRSTVWXZ]{8}$/;
const LABEL = /\/l\/([^/?#]+)\/?(?:[?#].*)?$/;

/**
 * The code in what was scanned or typed; null where it holds none. Typing may put blanks, hyphens and small letters.
 * @param {string} text
 * @returns {string|null}
 */
export function codeOf(text) {
  const named = LABEL.exec(text.trim())?.[1] ?? text;
  const code = named.replace(/[\s\-‐-―_.]/g, "").toUpperCase();
  return CODE.test(code) ? code : null;
}

/**
 * The sheets to be filled in where the label hangs.
 * @param {Bundle} bundle
 * @param {string} code
 * @returns {{known: boolean, sheets: Sheet[]}} known: whether the label hangs in this project
 */
export function sheetsAt(bundle, code) {
  const place = bundle.locations.find((location) => location.code === code);
  return { known: Boolean(place), sheets: place ? bundle.sheets.filter((sheet) => sheet.location === place.id) : [] };
}
