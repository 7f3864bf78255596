// An encounter added by mistake: the question before it goes, and the list from which it comes back.
/** @import { Context } from "../types.js" */
/** @import { Inspection } from "../model/inspection.js" */
import words from "#words/encounter.js";

import { html, nothing, render } from "lit-html";
import { icon } from "../icon.js";
import { isWithdrawn } from "../model/digest.js";
import { save } from "../model/saving.js";
import { moment } from "../moments.js";
import { say } from "../say.js";
import { placeName, read } from "./wording.js";

/** @typedef {{id: string, checklist: string, label: string}} Encounter */

/**
 * The encounters that were removed. One that the server has not heard of has no number yet.
 * @param {Inspection} inspection
 * @returns {Encounter[]}
 */
export function removedFrom(inspection) {
  const known = new Map(inspection.bundle.sheets.map((sheet) => [sheet.id, sheet]));
  return [...inspection.ledger.entries()]
    .filter(isWithdrawn)
    .map(({ sheet, value }) => known.get(sheet ?? "") ?? { id: sheet ?? "", ...value });
}

/**
 * A question over the page; what is drawn last is what is answered.
 * @template T
 * @param {string} label
 * @param {(answer: (given: T) => void, redraw: () => void) => unknown} draw
 * @param {T} otherwise  where it is closed without an answer
 * @returns {Promise<T>}
 */
function ask(label, draw, otherwise) {
  return new Promise((resolve) => {
    const dialog = document.createElement("dialog");
    dialog.className = "dialog encounter";
    dialog.setAttribute("aria-label", label);
    let given = otherwise;
    dialog.addEventListener("close", () => {
      dialog.remove();
      resolve(given);
    });
    /** @param {T} answer */
    const answer = (answer) => {
      given = answer;
      dialog.close();
    };
    const redraw = () => render(draw(answer, redraw), dialog);
    redraw();
    document.body.append(dialog);
    dialog.showModal();
    // It asks about the page it was opened on.
    window.addEventListener("hashchange", () => dialog.close(), { once: true });
  });
}

/**
 * What stands on a sheet, in a few words: what a person would lose. Also where it is removed already.
 * @param {Inspection} inspection
 * @param {string} sheet
 */
export function enteredOn(inspection, sheet) {
  const states = [...inspection.ledger.cells(sheet).values()].map(({ state }) => state);
  const counts = {
    answers: states.filter(({ answer }) => Object.keys(answer).length > 0).length,
    notes: states.filter(({ note }) => note).length,
    photos: states.reduce((sum, { photos }) => sum + photos.length, 0),
  };
  const told = /** @type {("answers" | "notes" | "photos")[]} */ (Object.keys(counts)).filter((name) => counts[name]);
  return told.map((name) => say(words[name], { n: counts[name] })).join(words.and);
}

/**
 * Say of an encounter that it is removed, or that it stands.
 * @param {Context} context
 * @param {Inspection} inspection
 * @param {string} sheet
 * @param {boolean} withdrawn
 * @returns {Promise<boolean>} whether it is durable
 */
function tell({ store }, inspection, sheet, withdrawn) {
  const { checklist, label } = inspection.added(sheet)?.value ?? {};
  const value = { checklist, label, ...(withdrawn ? { withdrawn } : {}) };
  return save(store, inspection, [{ sheet, item: null, field: "sheet", value }], false);
}

/** @param {Inspection} inspection @param {Encounter} encounter */
function nameOf(inspection, { checklist, label }) {
  const all = inspection.programme.parts.flatMap((part) => part.uses.map((use) => use.checklist));
  return [read(all.find(({ id }) => id === checklist)?.title), placeName(label)].filter(Boolean).join(" · ");
}

/**
 * Ask, and remove the encounter. Nothing entered is lost: put back, it is as it was.
 * @param {Context} context
 * @param {Inspection} inspection
 * @param {string} sheet
 * @returns {Promise<boolean>} whether it was removed
 */
export function removeEncounter(context, inspection, sheet) {
  const encounter = inspection.sheet(sheet);
  if (!encounter) return Promise.resolve(false);
  const what = enteredOn(inspection, sheet);
  let failed = false;
  let busy = false;
  return ask(
    words.remove_title,
    (/** @type {(done: boolean) => void} */ answer, redraw) => {
      const remove = async () => {
        if (busy) return;
        busy = true;
        const done = await tell(context, inspection, sheet, true);
        busy = false;
        failed = !done;
        if (done) answer(true);
        else redraw();
      };
      return html`<h2>${words.remove_title}</h2>
        <p><strong>${nameOf(inspection, encounter)}</strong></p>
        <p>${what ? say(words.removed_with, { what }) : words.nothing_in_it}</p>
        <p class="hint">${words.can_come_back}</p>
        ${failed ? html`<p class="notice bad" role="alert">${words.failed}</p>` : nothing}
        <div class="form-actions">
          <button type="button" class="button second" autofocus @click=${() => answer(false)}>${words.cancel}</button>
          <button type="button" class="button" data-confirm @click=${remove}>${words.remove}</button>
        </div>`;
    },
    false,
  );
}

/**
 * The encounters that were removed, each to be put back.
 * @param {Context} context
 * @param {Inspection} inspection
 */
export async function showRemoved(context, inspection) {
  let failed = false;
  await ask(
    words.removed_title,
    (/** @type {(done: boolean) => void} */ answer, redraw) => {
      /** @param {string} sheet */
      const back = async (sheet) => {
        failed = !(await tell(context, inspection, sheet, false));
        if (failed || removedFrom(inspection).length) redraw();
        else answer(true);
      };
      return html`<h2>${words.removed_title}</h2>
        <ul class="removed-list">${removedFrom(inspection).map((each) => removedLine(inspection, each, back))}</ul>
        ${failed ? html`<p class="notice bad" role="alert">${words.failed}</p>` : nothing}
        <div class="form-actions"><button type="button" class="button second" @click=${() => answer(false)}>${words.close}</button></div>`;
    },
    false,
  );
  context.redraw();
}

/** @param {Inspection} inspection @param {Encounter} encounter @param {(sheet: string) => void} back */
function removedLine(inspection, encounter, back) {
  const { id } = encounter;
  const said = inspection.added(id);
  const name = inspection.bundle.people[said?.by ?? ""];
  const time = moment(said?.at ?? "");
  const what = [name ? say(words.removed_by, { name, time }) : say(words.removed_at, { time }), enteredOn(inspection, id)];
  return html`<li><p><strong>${nameOf(inspection, encounter)}</strong><span class="soft">${what.filter(Boolean).join(" · ")}</span>
      ${said?.conflict ? html`<span class="soft">${words.conflict}</span>` : nothing}</p>
    <button type="button" class="button second" data-back=${id} @click=${() => back(id)}>${icon("undo")}${words.put_back}</button></li>`;
}
