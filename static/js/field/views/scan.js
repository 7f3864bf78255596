// From a label on the wall to the sheet that is filled in there: by the camera, or by typing the code beneath the label.
import words from "#words/scan.js";
import { html, nothing } from "lit-html";
import { icon } from "../icon.js";
import { Camera } from "../scan/camera.js";
import { codeOf, sheetsAt } from "../scan/labels.js";
import { openReader } from "../scan/reader.js";
import { say } from "../say.js";
import { placeName, read } from "./wording.js";

/** @import {Bundle, Context, Sheet, Store} from "../types.js" */
/** @import {Checklist} from "../model/types.js" */
/** @typedef {{inspection: string, project: string, title: string, sheet: Sheet}} Hit */

/** The downloaded bundles to look in: the open inspection's, else all. @param {Store} store @param {string|undefined} id */
async function bundles(store, id) {
  const ids = id ? [id] : (await store.summaries()).filter((each) => each.ready && each.state !== "completed").map((each) => each.id);
  const found = await Promise.all(ids.map((each) => store.bundle(each)));
  return found.flatMap((bundle) => bundle ?? []);
}

/**
 * @param {Bundle[]} all @param {string} code
 * @returns {{known: boolean, hits: Hit[]}}
 */
export function hitsOf(all, code) {
  const looked = all.map((bundle) => ({ bundle, ...sheetsAt(bundle, code) }));
  const hits = looked.flatMap(({ bundle, sheets }) => {
    const { id, project } = bundle.inspection;
    return sheets.map((sheet) => ({ inspection: id, project: project.name, title: titleOf(bundle, sheet.checklist), sheet }));
  });
  return { known: looked.some((each) => each.known), hits };
}

/** @param {Bundle} bundle @param {string} checklist */
function titleOf(bundle, checklist) {
  /** @type {{checklist: Checklist}[]} */
  const uses = bundle.revision.programme.parts.flatMap((/** @type {any} */ part) => part.uses);
  return read(uses.find((use) => use.checklist.id === checklist)?.checklist.title);
}

/** @param {Context} context @param {{inspection?: string}} parameters */
export async function scanView(context, { inspection }) {
  const all = await bundles(context.store, inspection);
  const camera = new Camera();
  let state = { said: "", camera: "off", hits: /** @type {Hit[]} */ ([]), light: false };
  /** @param {Partial<typeof state>} news */
  const set = (news) => {
    state = { ...state, ...news };
    context.redraw();
  };

  /** @param {string} text */
  const look = (text) => {
    const code = codeOf(text);
    if (!code) return set({ said: words.no_code, hits: [] });
    const { known, hits } = hitsOf(all, code);
    const [only, more] = hits;
    if (only && !more) return context.go(`#/i/${only.inspection}/s/${only.sheet.id}`);
    set({ hits, said: hits.length ? words.several : say(known ? words.no_sheet : words.unknown, { code }) });
  };
  /** @param {HTMLElement} place */
  const open = async (place) => {
    const video = place.querySelector("video");
    if (!video || !navigator.mediaDevices) return set({ camera: "none" });
    try {
      await camera.start(video, look, openReader);
      set({ camera: "on" });
    } catch (error) {
      set({ camera: error instanceof DOMException && error.name === "NotAllowedError" ? "refused" : "none" });
    }
  };
  const light = async () => {
    const on = !state.light;
    await camera.light(on).catch(() => {});
    set({ light: on });
  };
  /** @param {SubmitEvent} event */
  const typed = (event) => {
    event.preventDefault();
    look(String(new FormData(/** @type {HTMLFormElement} */ (event.target)).get("code") ?? ""));
  };

  return {
    render: () => page(state, all.length > 0, { typed, light: camera.hasTorch ? light : null }),
    shown: (/** @type {HTMLElement} */ place) => void open(place),
    leave: () => camera.stop(),
  };
}

/** @param {any} state @param {boolean} any @param {{typed: (event: SubmitEvent) => void, light: (() => void)|null}} deeds */
function page(state, any, { typed, light }) {
  const trouble = { refused: words.refused, none: words.no_camera }[/** @type {"refused"} */ (state.camera)];
  return html`<div class="head"><h1>${words.title}</h1>
      ${light ? html`<button class="button second" type="button" aria-pressed=${state.light} @click=${light}>${icon("torch")}${words.light}</button>` : nothing}
    </div>
    ${any ? nothing : html`<div class="notice warn">${icon("info")}<p>${words.nothing_here}</p></div>`}
    <div class="scan">
      <div class="scan-window" ?hidden=${Boolean(trouble)}><video muted playsinline aria-label=${words.camera}></video><span class="scan-aim" aria-hidden="true"></span></div>
      <div class="scan-side">
        ${trouble ? html`<div class="notice info">${icon("camera")}<p>${trouble}</p></div>` : html`<p class="soft">${words.aim}</p>`}
        <div role="status">${state.said ? html`<div class="notice info">${icon("location")}<p>${state.said}</p></div>` : nothing}</div>
        ${state.hits.length ? html`<ul class="choices">${state.hits.map(choice)}</ul>` : nothing}
        <form class="field" @submit=${typed}>
          <label for="scan-code">${words.type}</label>
          <p class="hint">${words.type_hint}</p>
          <div class="row"><input id="scan-code" name="code" class="code" autocomplete="off" autocapitalize="characters" spellcheck="false" inputmode="text" maxlength="40">
          <button class="button" type="submit">${icon("search")}${words.find}</button></div>
        </form>
      </div>
    </div>`;
}

/** @param {Hit} hit */
const choice = ({ inspection, project, title, sheet }) =>
  html`<li><a class="button second wide" href="#/i/${inspection}/s/${sheet.id}">${[title, placeName(sheet.label), project].filter(Boolean).join(" · ")}${icon("next")}</a></li>`;
