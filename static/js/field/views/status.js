// The status line: what is kept on the tablet, what the server has not got yet, and what stands in the way. It never
// says more than is known: "saved here" is said of what is durable, "on the server" of what was acknowledged.
import words from "#words/status.js";
import { html, nothing } from "lit-html";
import { icon } from "../icon.js";
import { moment } from "../moments.js";
import { say } from "../say.js";

/**
 * @import {Counts, Health, SyncStatus} from "../types.js"
 * @typedef {{counts: Counts, health: Health, sync: SyncStatus}} Known
 * @typedef {{tone: "good"|"busy"|"wait"|"bad", icon: string, text: string, more: string}} Line
 */

/** What is not on the server yet, in words. @param {{ops: number, photos: number}} counts */
export function unsent({ ops, photos }) {
  if (ops && photos) return say(words.unsent_both, { ops, photos });
  return ops ? say(words.unsent_ops, { ops }) : say(words.unsent_photos, { photos });
}

/** When the server last acknowledged. @param {SyncStatus} sync */
function last(sync) {
  return sync.last_sync ? say(words.last_sync, { at: moment(sync.last_sync) }) : words.never;
}

/** What the sync means by its code, if it names one that people can be told. @param {SyncStatus} sync */
const told = ({ message }) => /** @type {Record<string, string>} */ (words)[message] ?? "";

/** Of what the sync does now: icon, tone, words. @type {Record<SyncStatus["state"], [string, Line["tone"], string]>} */
const DOING = {
  idle: ["sync", "wait", ""],
  sending: ["sync", "busy", words.sending],
  waiting: ["clock", "wait", words.waiting],
  offline: ["offline", "wait", words.offline],
  "signed-out": ["key", "bad", words.signed_out],
  stopped: ["warning", "bad", words.stopped],
  update: ["download", "bad", words.update],
};

/**
 * The line in words. What is broken goes first, then what is unsent, then peace.
 * @param {Known} known
 * @returns {Line}
 */
export function lineOf({ counts, health, sync }) {
  const waits = counts.ops + counts.photos > 0;
  if (health.state === "broken") {
    return { tone: "bad", icon: "warning", text: words.broken, more: waits ? unsent(counts) : "" };
  }
  const [name, tone, done] = DOING[sync.state];
  const doing = (sync.state === "waiting" && told(sync)) || done;
  const more = [doing, last(sync)].filter(Boolean).join(" · ");
  if (waits) return { tone, icon: name, text: say(words.saved_here, { unsent: unsent(counts) }), more };
  if (tone === "bad") return { tone, icon: name, text: doing, more: last(sync) };
  if (counts.rejected > 0) return { tone: "good", icon: "info", text: say(words.sent_refused, { n: counts.rejected }), more };
  return { tone: "good", icon: sync.state === "offline" ? "offline" : "check", text: words.all_sent, more };
}

/** The line as a button: a press sends now. @param {Known} known @param {() => void} press */
export function statusLine(known, press) {
  const line = lineOf(known);
  return html`<button class="status ${line.tone}" type="button" @click=${press} data-status=${known.sync.state}>
    ${icon(line.icon)}<span class="status-text"><span>${line.text}</span>${line.more ? html`<small>${line.more}</small>` : nothing}</span>
    <span class="unseen">${words.press}</span>
  </button>`;
}

/**
 * Whether all goes its way, so that nothing is to be told above the view.
 * @param {Known} known
 */
export function isCalm({ counts, health, sync }) {
  return health.state === "ok" && counts.rejected === 0 && !["signed-out", "stopped", "update"].includes(sync.state);
}
