// The findings that wait on this round, and what was said to those that wait no more.
import words from "#words/verify.js";
import { html, nothing } from "lit-html";
import { icon } from "../icon.js";
import { settledOf } from "../model/verifying.js";
import { takeFindings, waitingOf } from "../model/waiting.js";
import { newest } from "../newest.js";
import { say } from "../say.js";
import { read } from "./reading.js";

/**
 * @import { Context, Rejected } from "../types.js"
 * @import { Inspection } from "../model/inspection.js"
 * @import { Waiting } from "../model/waiting.js"
 * @typedef {{context: Context, inspection: Inspection, rejected: Rejected[], location: string|null}} Round
 */

/** What the server told last, also of findings that began to wait meanwhile. @param {Context} context @param {string} id @returns {Promise<Inspection>} */
export async function fresh({ inspection, store }, id) {
  const [opened, bundle] = await Promise.all([inspection(id), store.bundle(id)]);
  takeFindings(opened, bundle);
  return opened;
}

/** @param {Context} context @param {{inspection: string, location?: string}} parameters */
export async function verifyView(context, { inspection: id, location }) {
  /** @type {Round} */
  const round = { context, inspection: await fresh(context, id), rejected: await context.store.rejected(id), location: location ?? null };
  const read = async () => ({ inspection: await fresh(context, id), rejected: await context.store.rejected(id) });
  const again = newest(read, (found) => {
    Object.assign(round, found);
    context.redraw();
  });
  const offs = /** @type {const} */ (["ops", "entries"]).map((event) => context.store.on(event, () => void again()));
  return { render: () => list(round), leave: () => offs.forEach((off) => off()) };
}

/** @param {Round} round */
function list({ inspection, rejected, location }) {
  const { project } = inspection.bundle.inspection;
  const here = inspection.bundle.locations.find(({ id }) => id === location);
  const waiting = waitingOf(inspection, rejected).filter(({ finding }) => !location || finding.location === location);
  const settled = location ? [] : settledOf(inspection, rejected);
  return html`<h1>${words.title}</h1>
    <p class="lead">${here?.name ?? project.name}</p>
    <div class="stack">${waiting.length ? html`<ul class="card flush stage stops">${waiting.map((each) => row(inspection, each))}</ul>` : html`<div class="card empty">${icon("check")}<p>${words.none}</p></div>`}
    ${location ? html`<p><a class="button second" href=${`#/i/${inspection.id}/verify`}>${words.everywhere}</a></p>` : nothing}
    ${settled.length ? html`<section class="card"><h2>${words.settled}</h2><ul class="refused">${settled.map((each) => html`<li><strong>${each.number}</strong>
      <p>${each.message ? html`<span class="badge bad">${words.not_counted}</span> ${each.message}` : html`${done(each.action)} · ${each.pending ? words.unsent : words.sent}`}</p></li>`)}</ul></section>` : nothing}</div>`;
}

/** @param {string} action */
const done = (action) => (action === "verify" ? words.verified : words.sent_back);

/** @param {Inspection} inspection @param {Waiting} waiting */
function row(inspection, { finding, decision, refused }) {
  const state = decision ? "complete" : refused ? "begun" : "new";
  return html`<li><a class="stop ${state}" href=${`#/i/${inspection.id}/verify/${finding.id}`} data-finding=${finding.id}>
    <span class="stop-mark">${icon(decision ? "check" : refused ? "warning" : "finding")}</span>
    <span class="stop-text"><strong>${read(finding.what)}</strong><span class="soft">${finding.where} · ${finding.number}</span></span>
    <span class="stop-count">${decision ? html`<span class="badge good">${done(decision.value.action)}</span>` : nothing}
      ${decision ? html`<span>${decision.pending || decision.saving ? words.unsent : words.sent}</span>` : nothing}
      ${refused ? html`<span class="badge bad">${words.not_counted}</span>` : nothing}
      ${decision || refused ? nothing : severity(finding.severity)}
      ${finding.round > 1 && !decision ? html`<span>${say(words.round, { n: finding.round })}</span>` : nothing}</span>
  </a></li>`;
}

/** @param {string} name */
export const severity = (name) =>
  html`<span class="badge ${name === "critical" || name === "major" ? "bad" : "warn"}">${words[`severity_${/** @type {"minor"} */ (name)}`]}</span>`;
