// One more service encounter on the go: which one, in a few words, and it is a sheet like any other.
/** @import { Context } from "../types.js" */
/** @import { Inspection } from "../model/inspection.js" */
/** @import { SheetView } from "./sheet.js" */
import words from "#words/encounter.js";

import { html, nothing, render } from "lit-html";
import { newId } from "../ids.js";
import { viewsStyle } from "../built.js";
import { icon } from "../icon.js";
import { save } from "../model/saving.js";
import { removeEncounter } from "./removing.js";
import { read } from "./wording.js";

export { showRemoved } from "./removing.js";

const LONGEST = 80;

/** The checklists that are filled in once for each encounter. @param {Inspection} inspection */
export function encounterChecklists(inspection) {
  return inspection.programme.parts.flatMap((part) => part.uses.map((use) => use.checklist)).filter(({ per }) => per === "encounter");
}

/**
 * On an encounter's sheet: one more of its kind, and away with one that was added by mistake.
 * @param {SheetView} view
 */
export function paintTools({ context, inspection, id, parts, known }) {
  const over = inspection.completed || !known;
  const add = async () => {
    await viewsStyle();
    const sheet = await addEncounter(context, inspection, inspection.checklist(id).id);
    if (sheet) context.go(`#/i/${inspection.id}/s/${sheet}`);
  };
  const remove = async () => {
    await viewsStyle();
    if (await removeEncounter(context, inspection, id)) context.go(`#/i/${inspection.id}`);
  };
  render(over ? nothing : html`<button type="button" class="button second" @click=${add}>${icon("plus")}<span>${words.another}</span></button>`, parts.tools);
  const removable = !over && inspection.added(id);
  render(removable ? html`<button type="button" class="button quiet" data-remove @click=${remove}>${icon("trash")}<span>${words.remove_this}</span></button>` : nothing, parts.removal);
}

/**
 * Ask which encounter it is, and add its sheet.
 * @param {Context} context
 * @param {Inspection} inspection
 * @param {string} [checklist]  chosen beforehand; needed where there are several
 * @returns {Promise<string | null>} the new sheet's id; null when nothing was added
 */
export function addEncounter(context, inspection, checklist) {
  const known = encounterChecklists(inspection).filter(({ id }) => !checklist || id === checklist);
  return new Promise((resolve) => {
    const dialog = document.createElement("dialog");
    dialog.className = "dialog encounter";
    dialog.setAttribute("aria-label", words.title);
    /** @type {string | null} */
    let added = null;
    dialog.addEventListener("close", () => {
      dialog.remove();
      resolve(added);
    });
    let busy = false;
    /** @param {SubmitEvent} event */
    const submit = async (event) => {
      event.preventDefault();
      // A second tap of a hurried finger must not make a second encounter.
      if (busy) return;
      busy = true;
      const given = new FormData(/** @type {HTMLFormElement} */ (event.target));
      added = await addSheet(context, inspection, String(given.get("checklist")), String(given.get("label")));
      busy = Boolean(added);
      if (added) dialog.close();
      else /** @type {HTMLElement} */ (dialog.querySelector("[data-failed]")).hidden = false;
    };
    render(form(known, dialog, submit), dialog);
    document.body.append(dialog);
    dialog.showModal();
    // It asks about the page it was opened on.
    window.addEventListener("hashchange", () => dialog.close(), { once: true });
  });
}

/**
 * @param {Context} context
 * @param {Inspection} inspection
 * @param {string} checklist
 * @param {string} label
 */
export async function addSheet({ store }, inspection, checklist, label) {
  const value = { checklist, label: label.split(/\s+/).join(" ").trim().slice(0, LONGEST) };
  const sheet = newId();
  return (await save(store, inspection, [{ sheet, item: null, field: "sheet", value }], false)) ? sheet : null;
}

/** Now, and what encounters are mostly about. */
function suggestions() {
  const now = new Date();
  const time = [now.getHours(), now.getMinutes()].map((part) => String(part).padStart(2, "0")).join(":");
  return [time, ...words.suggestions.split("|").map((word) => `${time} ${word}`)];
}

/**
 * @param {ReturnType<typeof encounterChecklists>} known
 * @param {HTMLDialogElement} dialog
 * @param {(event: SubmitEvent) => void} submit
 */
function form(known, dialog, submit) {
  /** @param {string} text */
  const choose = (text) => {
    const field = /** @type {HTMLInputElement} */ (dialog.querySelector("[name=label]"));
    field.value = text;
    field.focus();
  };
  return html`<form @submit=${submit}>
    <h2>${words.title}</h2>
    <fieldset class="field"><legend>${words.what}</legend>${known.map(
      ({ id, title }, index) => html`<label class="encounter-kind"><input type="radio" name="checklist" value=${id} ?checked=${index === 0} required><span>${read(title)}</span></label>`,
    )}</fieldset>
    <div class="chips" role="group" aria-label=${words.suggested}>${suggestions().map(
      (text) => html`<button type="button" class="chip" @click=${() => choose(text)}>${text}</button>`,
    )}</div>
    <label for="encounter-label">${words.label}</label>
    <input class="input" id="encounter-label" name="label" maxlength=${LONGEST} autocomplete="off">
    <p class="hint">${words.hint}</p>
    <p class="notice bad" data-failed role="alert" hidden>${words.failed}</p>
    <div class="form-actions">
      <button type="button" class="button second" @click=${() => dialog.close()}>${words.cancel}</button>
      <button class="button">${words.add}</button>
    </div>
  </form>`;
}
