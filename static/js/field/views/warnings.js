// What cannot wait, above the view. On most days nothing of it is told, so it is a part of its own.
import words from "#words/warnings.js";
import { html, nothing } from "lit-html";
import { icon } from "../icon.js";
import { say } from "../say.js";

/**
 * @import {SyncStatus} from "../types.js"
 * @import {Known} from "./status.js"
 */

/** What the sync means by its code, if it names one that people can be told. @param {SyncStatus} sync */
const told = ({ message }) => /** @type {Record<string, string>} */ (words)[message] ?? "";

/** @param {string} tone @param {string} name @param {string} text @param {unknown} [way] */
const notice = (tone, name, text, way = nothing) =>
  html`<div class="notice ${tone}">${icon(name)}<p>${text}</p>${way}</div>`;

/** Where a person signs in, to come back to where they are; `another` where somebody else is signed in now. @param {string} hash @param {boolean} [another] */
export function signInAddress(hash, another = false) {
  return `/sign-in?${another ? "another=1&" : ""}next=${encodeURIComponent(`/field/${hash}`)}`;
}

/**
 * What was refused waits for the list: nobody can mend it in the middle of a sheet.
 * @param {Known} known
 * @param {string} [view] the name of the open view
 */
export function warnings({ counts, health, sync }, view) {
  const rescue = html`<a class="button second" href="#/storage">${words.to_storage}</a>`;
  const list = html`<a class="button second" href="#/">${words.to_list}</a>`;
  const other = sync.message === "other-user";
  const signIn = html`<a class="button second" href=${signInAddress(location.hash, other)}>${words.sign_in}</a>`;
  return [
    health.state === "broken" ? notice("bad", "warning", words.broken_more, rescue) : nothing,
    health.state === "elsewhere" ? notice("warn", "lock", words.elsewhere) : nothing,
    sync.state === "signed-out" ? notice("warn", "key", other ? say(words.other_user, { name: sync.name ?? "" }) : words.sign_in_more, signIn) : nothing,
    sync.state === "stopped" ? notice("warn", "warning", told(sync) || words.stopped_more, rescue) : nothing,
    sync.state === "update" ? notice("warn", "download", words.update_more, list) : nothing,
    view === "list" && counts.rejected > 0 ? notice("warn", "info", say(words.rejected, { n: counts.rejected }), rescue) : nothing,
  ];
}
