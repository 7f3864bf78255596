// Signing with a finger: the box keeps its strokes when the tablet is turned, and when writing fails.
import words from "#words/review.js";
import { html, nothing } from "lit-html";
import { icon } from "../icon.js";
import { save } from "../model/saving.js";
import { say } from "../say.js";
import { Ink } from "./ink.js";

/**
 * @import { Context } from "../types.js"
 * @import { Inspection } from "../model/inspection.js"
 */

// As many pixels as the server takes: docs/offline.md, signatures.
const MOST_WIDE = 1800;
const MOST_HIGH = 900;

/** @param {Context} context @param {{inspection: string, role: string}} parameters */
export async function signView(context, { inspection: id, role }) {
  const [inspection, session] = await Promise.all([context.inspection(id), context.store.session()]);
  const signing = new Signing(context, inspection, role === "inspector" ? "inspector" : "accompanied_by");
  if (signing.role === "inspector") signing.name = session?.user.name ?? "";
  return {
    render: () => signing.page(),
    shown: (/** @type {HTMLElement} */ place) => signing.begin(place),
    leave: () => signing.end(),
  };
}

class Signing {
  name = "";
  fault = "";
  #busy = false;
  /** @type {Ink | null} */
  #ink = null;
  /** @type {HTMLCanvasElement | null} */
  #canvas = null;
  #fit = () => this.#resize();

  /** @param {Context} context @param {Inspection} inspection @param {"inspector" | "accompanied_by"} role */
  constructor(context, inspection, role) {
    this.context = context;
    this.inspection = inspection;
    this.role = role;
  }

  page() {
    const { number } = this.inspection.bundle.inspection;
    const review = `#/i/${this.inspection.id}/review`;
    return html`<h1>${this.role === "inspector" ? words.sign_inspector : words.sign_accompanied}</h1>
      <p class="lead">${say(words.confirm, { number })}</p>
      <form class="card sign-form" @submit=${(/** @type {Event} */ event) => this.#confirm(event)}>
        ${this.fault ? html`<p class="wrong-words" role="alert">${this.fault}</p>` : nothing}
        <label for="signer">${words.name}</label>
        <input class="input" id="signer" maxlength="80" autocomplete="off" required .value=${this.name}
          @input=${(/** @type {Event} */ event) => (this.name = /** @type {HTMLInputElement} */ (event.target).value)}>
        <p class="soft" id="sign-hint">${words.box_hint}</p>
        <canvas class="sign-box" role="img" aria-label=${words.box}></canvas>
        <div class="row">
          <button type="submit" class="button">${icon("check")}${words.confirm_button}</button>
          <button type="button" class="button second" @click=${() => this.#ink?.clear()}>${words.clear}</button>
          <a class="button quiet" href=${review}>${words.cancel}</a>
        </div>
      </form>`;
  }

  /** @param {HTMLElement} place */
  begin(place) {
    this.#canvas = /** @type {HTMLCanvasElement} */ (place.querySelector("canvas"));
    this.#ink = new Ink(this.#canvas);
    this.#resize();
    window.addEventListener("resize", this.#fit);
  }

  end() {
    window.removeEventListener("resize", this.#fit);
    this.#ink?.off();
  }

  /** As sharp as the screen is; strokes are kept. */
  #resize() {
    const canvas = this.#canvas;
    if (!canvas) return;
    const { offsetWidth: wide, offsetHeight: high } = canvas;
    const ratio = Math.min(window.devicePixelRatio || 1, MOST_WIDE / wide, MOST_HIGH / high);
    canvas.width = wide * ratio;
    canvas.height = high * ratio;
    this.#ink?.draw();
  }

  /** @param {Event} event */
  async #confirm(event) {
    event.preventDefault();
    const name = this.name.trim().replace(/\s+/g, " ");
    const fault = !name ? words.no_name : this.#ink?.isEmpty !== false ? words.no_ink : "";
    if (fault) return this.#complain(fault);
    // A second tap of a hurried finger must not sign twice.
    if (this.#busy) return;
    this.#busy = true;
    const value = { name, image: this.#canvas?.toDataURL("image/png"), state: await this.inspection.stateDigest() };
    const change = { sheet: null, item: null, field: `sign:${this.role}`, value };
    const saved = await save(this.context.store, this.inspection, [change], false);
    this.#busy = saved;
    if (saved) this.context.go(`#/i/${this.inspection.id}/review`);
    else this.#complain(words.unsaved);
  }

  /** @param {string} fault */
  #complain(fault) {
    this.fault = fault;
    this.context.redraw();
  }
}
