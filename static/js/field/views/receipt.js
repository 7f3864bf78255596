// After submitting: on its way, received with its score, or what the server still misses.
import words from "#words/review.js";
import { html, nothing } from "lit-html";
import { icon } from "../icon.js";
import { moment } from "../moments.js";
import { newest } from "../newest.js";
import { say } from "../say.js";
import { gradeNow, tellGrade } from "./marks_so_far.js";
import { read } from "./wording.js";

/**
 * @import { Context, Counts, Missing, Receipt, Submission } from "../types.js"
 * @import { Inspection } from "../model/inspection.js"
 */

/** @param {Context} context @param {{inspection: string}} parameters */
export async function receiptView(context, { inspection: id }) {
  const inspection = await context.inspection(id);
  /** @type {{submission: Submission | null, counts: Counts}} */
  const known = { submission: null, counts: { ops: 0, photos: 0, rejected: 0 } };
  const read = async () => {
    const { store } = context;
    const [submission, summaries, unsent, refusals] = await Promise.all([
      store.submission(id), store.summaries(), store.unsentPhotos(), store.rejected(id),
    ]);
    const ops = summaries.find((each) => each.id === id)?.unsent ?? 0;
    const photos = unsent.filter(({ inspection: of }) => of === id).length;
    return { submission, counts: { ops, photos, rejected: refusals.length } };
  };
  const look = newest(read, (found) => {
    Object.assign(known, found);
    context.redraw();
  });
  await look();
  tellGrade(context);
  const off = [
    ...(/** @type {const} */ (["ops", "photos", "session"])).map((event) => context.store.on(event, look)),
    context.sync.on("status", look),
  ];
  return {
    render: () => page(context, inspection, known.submission, known.counts),
    leave: () => off.forEach((stop) => stop()),
  };
}

/** @param {Context} context @param {Inspection} inspection @param {Submission | null} submission @param {Counts} counts */
function page(context, inspection, submission, counts) {
  const facts = inspection.bundle.inspection;
  const elsewhere = inspection.completed && submission?.state !== "done";
  const state = elsewhere ? "done" : (submission?.state ?? "none");
  const content = elsewhere
    ? byColleague(facts.id, counts)
    : !submission
    ? html`<p>${words.nothing_submitted}</p><a class="button" href=${`#/i/${facts.id}/review`}>${words.title}</a>`
    : submission.state === "done"
      ? received(facts.id, submission.answer)
      : submission.state === "refused"
        ? refused(inspection, submission.answer?.missing ?? null, submission.answer?.detail ?? "")
        : waiting(context, inspection, counts);
  return html`<h1>${words[`receipt_${state}`]}</h1>
    <p class="lead">${facts.project.name} · ${read(facts.programme)} · ${facts.number}</p>
    <section class="card receipt ${state}">${content}</section>
    <nav class="ways"><a class="button second" href="#/">${icon("inspection")}${words.to_list}</a></nav>`;
}

/** Submitted on another tablet; what came after does not count, and is told. @param {string} id @param {Counts} counts */
const byColleague = (id, counts) => html`<p>${words.by_colleague}</p>
    ${counts.rejected ? html`<p>${say(words.not_taken, { n: counts.rejected })} <a href="#/storage">${words.to_receipt}</a></p>` : nothing}
    <a class="button" href=${`/inspections/${id}`}>${icon("report")}${words.to_result}</a>`;

/** @param {string} id @param {Receipt} receipt */
function received(id, receipt) {
  return html`<p class="verdict"><strong>${receipt.grade_title ? read(receipt.grade_title) : words.no_grade}</strong>
      ${receipt.score ? html`<span class="figure">${receipt.score}</span>` : nothing}</p>
    <p>${say(words.findings, { n: receipt.findings })} · ${moment(receipt.finished_at)}</p>
    <p class="soft">${words.kept_there}</p>
    <a class="button" href=${`/inspections/${id}`}>${icon("report")}${words.to_result}</a>`;
}

/** @param {Context} context @param {Inspection} inspection @param {Counts} counts */
function waiting(context, inspection, counts) {
  const takeBack = async () => {
    // Carried out while it was still shown as waiting: nothing is left to take back.
    if ((await context.store.submission(inspection.id))?.state === "done") return;
    await context.store.saveSubmission(inspection.id, null);
    context.go(`#/i/${inspection.id}/review`);
  };
  return html`<p>${counts.ops + counts.photos ? say(words.to_send, { ops: counts.ops, photos: counts.photos }) : words.asking}</p>
    <p class="soft">${words.by_itself}</p><p class="soft">${gradeNow(inspection)}</p>
    <div class="row"><button type="button" class="button" @click=${() => context.sync.press()}>${icon("sync")}${words.send_now}</button>
      <button type="button" class="button quiet" @click=${takeBack}>${words.take_back}</button></div>`;
}

/** @param {Inspection} inspection @param {Missing | null} missing @param {string} detail */
function refused(inspection, missing, detail) {
  const lines = missing
    ? [
        missing.open?.length && say(words.missing_open, { n: missing.open.length }),
        missing.changed && words.missing_changed,
        missing.signature && words.missing_signature,
        missing.blobs?.length && say(words.missing_blobs, { n: missing.blobs.length }),
        missing.ops && words.missing_ops,
      ].filter(Boolean)
    : [detail || words.refused_unknown];
  return html`<ul>${lines.map((line) => html`<li>${line}</li>`)}</ul>
    <a class="button" href=${`#/i/${inspection.id}/review`}>${icon("signature")}${words.title}</a>`;
}
