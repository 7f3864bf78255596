// The walk list: every place of the inspection, how far each is, and who is there already.
import words from "#words/walk.js";
import { html, nothing } from "lit-html";
import { icon } from "../icon.js";
import { isWithdrawn } from "../model/digest.js";
import { openAt, takeFindings } from "../model/waiting.js";
import { say } from "../say.js";
import { claim, mayClaim } from "./claiming.js";
import { gradeNow, tellGrade } from "./marks_so_far.js";
import { stagesOf } from "./stages.js";
import { read } from "./wording.js";

/**
 * @import { Context, Session, Submission } from "../types.js"
 * @import { Inspection } from "../model/inspection.js"
 * @import { Stage, Stop } from "./stages.js"
 * @typedef {{context: Context, inspection: Inspection, session: Session|null, submission: Submission|null,
 *   onlyOpen: boolean, told: string}} Walk
 */

const AFTERWARDS = 600;

/** @param {Context} context @param {{inspection: string}} parameters */
export async function walkView(context, { inspection: id }) {
  const [inspection, session, submission] = await Promise.all([
    context.inspection(id),
    context.store.session(),
    context.store.submission(id),
  ]);
  /** @type {Walk} */
  const walk = { context, inspection, session, submission, onlyOpen: false, told: "" };
  // What waits to be verified may have been downloaded anew; reading it must not keep the walk waiting.
  const look = async () => takeFindings(inspection, await context.store.bundle(id)) && context.redraw();
  const timer = setTimeout(() => void look(), AFTERWARDS);
  tellGrade(context);
  return { render: () => page(walk), leave: () => clearTimeout(timer) };
}

/** @param {Walk} walk */
function page(walk) {
  const { inspection, submission } = walk;
  const { inspection: facts } = inspection.bundle;
  const stages = stagesOf(inspection);
  const stops = stages.flatMap((stage) => stage.stops);
  const [asked, answered] = [sum(stops, "asked"), sum(stops, "answered")];
  const grade = gradeNow(inspection);
  return html`<h1>${facts.project.name}</h1>
    <p class="lead">${read(facts.programme)} · ${facts.number}</p>
    ${inspection.completed && submission?.state !== "done" ? finished(facts.id) : submission ? submitted(facts.id, submission) : nothing}
    ${toVerify(inspection)}
    <div class="card walk-head">
      <div class="walk-progress">
        <p><strong>${say(words.progress, { n: answered, total: asked })}</strong> <span class="soft ${grade ? "" : "awaited"}">${grade || words.no_score}</span></p>
        <progress class="progress" max=${Math.max(asked, 1)} .value=${answered} aria-label=${words.progress_label}></progress>
      </div>
      <div class="row">
        <a class="button second" href=${`#/i/${facts.id}/scan`}>${icon("camera")}${words.scan}</a>
        <button type="button" class="button second" aria-pressed=${walk.onlyOpen} @click=${() => narrow(walk)}>${words.only_open}</button>
      </div>
    </div>
    <p class="soft" role="status">${walk.told}</p>
    <div class="stages">${stages.map((stage) => stageCard(walk, stage))}</div>
    ${removed(walk)}
    ${ways(walk, stops)}`;
}

/** @param {Stop[]} stops @param {"asked" | "answered"} name */
const sum = (stops, name) => stops.reduce((total, stop) => total + stop.progress[name], 0);

/** @param {Walk} walk */
function narrow(walk) {
  walk.onlyOpen = !walk.onlyOpen;
  walk.context.redraw();
}

/** Findings that wait for somebody to look are on the way. @param {Inspection} inspection */
function toVerify(inspection) {
  const n = openAt(inspection);
  if (!n) return nothing;
  return html`<div class="notice info">${icon("finding")}<p>${say(words.verify, { n })}</p><a class="button second" href=${`#/i/${inspection.id}/verify`}>${words.to_verify}</a></div>`;
}

/** @param {string} id @param {Submission} submission */
function submitted(id, { state }) {
  return html`<div class="notice ${state === "refused" ? "warn" : "good"}">${icon(state === "refused" ? "warning" : "check")}
    <p>${words[`submission_${state}`]}</p><a class="button second" href=${`#/i/${id}/receipt`}>${words.to_receipt}</a></div>`;
}

/** By a colleague, on another tablet. @param {string} id */
const finished = (id) => html`<div class="notice good">${icon("check")}<p>${words.finished}</p>
  <a class="button second" href=${`/inspections/${id}`}>${words.to_result}</a></div>`;

/** @param {Walk} walk @param {Stage} stage */
function stageCard(walk, stage) {
  const stops = walk.onlyOpen ? stage.stops.filter((stop) => stop.state !== "complete") : stage.stops;
  if (stops.length === 0) return nothing;
  return html`<section class="card flush stage" aria-label=${stage.title}>
    <div class="stage-head"><h2>${stage.title}</h2>
      ${stage.left ? html`<span class="badge info">${say(words.left, { n: stage.left })}</span>` : html`<span class="badge good">${words.complete}</span>`}
      ${taking(walk, stage)}
    </div>
    <ul class="stops">${stops.map((stop) => html`<li>${stopLink(walk, stop)}</li>`)}</ul>
  </section>`;
}

/** One tap says who takes this stage; advice to the others, nothing is locked. @param {Walk} walk @param {Stage} stage */
function taking(walk, stage) {
  const me = walk.session?.user.id;
  if (!me || stage.left === 0 || walk.inspection.completed || !mayClaim()) return nothing;
  const open = stage.stops.filter((stop) => stop.state !== "complete").map((stop) => stop.id);
  const mine = open.every((sheet) => walk.inspection.claims.some((each) => each.sheet === sheet && each.by === me));
  const take = async () => {
    const done = await claim(walk.inspection, open, !mine);
    walk.told = done ? (mine ? words.given_up : words.taken) : words.not_told;
    walk.context.redraw();
  };
  return html`<button type="button" class="button quiet" aria-pressed=${mine} @click=${take}>${words.take}</button>`;
}

/** @param {Walk} walk @param {Stop} stop */
function stopLink(walk, stop) {
  const { progress, state } = stop;
  const { inspection } = walk;
  const others = inspection.claims.filter((each) => each.sheet === stop.id && each.by !== walk.session?.user.id);
  return html`<a class="stop ${state}" href=${`#/i/${inspection.id}/s/${stop.id}`}>
    <span class="stop-mark">${icon(state === "complete" ? "check" : state === "begun" ? "edit" : "location")}</span>
    <span class="stop-text"><strong>${read(inspection.checklist(stop.id).title)}</strong><span class="soft">${stop.place}</span>
      ${others.map((each) => html`<span class="claimed">${icon("users")}${say(words.with_name, { name: each.name })}</span>`)}</span>
    <span class="stop-count">${state === "complete" ? words.complete : `${progress.answered} / ${progress.asked}`}
      ${state === "begun" && progress.answered === progress.asked ? html`<span class="badge warn">${say(words.lacking, { n: progress.open })}</span>` : nothing}
      ${progress.failed ? html`<span class="badge bad">${say(words.failed, { n: progress.failed })}</span>` : nothing}</span>
  </a>`;
}

/** Encounters added by mistake are out of the way, and can be put back. @param {Walk} walk */
function removed({ context, inspection }) {
  const n = [...inspection.ledger.entries()].filter(isWithdrawn).length;
  if (!n || inspection.completed) return nothing;
  const show = async () => (await import("./encounter.js")).showRemoved(context, inspection);
  return html`<p><button type="button" class="button quiet" data-removed @click=${show}>${icon("undo")}${say(words.removed, { n })}</button></p>`;
}

/** What comes next, where the thumb is. @param {Walk} walk @param {Stop[]} stops */
function ways({ context, inspection }, stops) {
  if (inspection.completed) return nothing;
  const first = stops.find((stop) => stop.state !== "complete");
  const next = first ? inspection.nextOpen(first.id) : null;
  const review = `#/i/${inspection.id}/review`;
  const meets = inspection.programme.parts.some((part) => part.uses.some((use) => use.checklist.per === "encounter"));
  return html`<nav class="ways" aria-label=${words.ways}>
    ${meets ? html`<button type="button" class="button second" @click=${() => meet(context, inspection)}>${icon("plus")}${words.add_encounter}</button>` : nothing}
    <a class=${next ? "button second" : "button"} href=${review}>${icon("signature")}${words.review}</a>
    ${next ? html`<a class="button" href=${`#/i/${inspection.id}/s/${next.sheet}/${next.item}`}>${words.next_open}${icon("next")}</a>` : nothing}
  </nav>`;
}

/** @param {Context} context @param {Inspection} inspection */
async function meet(context, inspection) {
  const { addEncounter } = await import("./encounter.js");
  const sheet = await addEncounter(context, inspection);
  if (sheet) context.go(`#/i/${inspection.id}/s/${sheet}`);
}
