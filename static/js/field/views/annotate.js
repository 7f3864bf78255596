// Drawing on a photo with a finger, a mouse or the keyboard. What is drawn is told as shapes; the photo stays.
/** @import { Shape } from "../types.js" */
/** @import { PhotoState } from "../model/types.js" */
import words from "#words/photo_work.js";

import { html, nothing, render } from "lit-html";
import { icon } from "../icon.js";
import { LONGEST_TEXT, MOST_SHAPES, fitted, isSlip, moved, stretched } from "../model/shapes.js";
import { COLOURS, drawn } from "./marks.js";

const STEP = 0.02;
const KINDS = /** @type {Shape["kind"][]} */ (["arrow", "box", "circle", "text"]);
/** @type {Record<string, [number, number]>} */
const ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

/**
 * Draw on a photo; the shapes when saved, null when left as it was.
 * @param {HTMLElement} place
 * @param {string} address
 * @param {PhotoState} photo
 * @param {AbortSignal} left when the page is left under it
 * @returns {Promise<Shape[] | null>}
 */
export function annotate(place, address, photo, left) {
  return new Promise((resolve) => {
    const drawing = new Drawing(place, address, photo, resolve);
    left.addEventListener("abort", () => drawing.leave());
  });
}

class Drawing {
  #dialog = document.createElement("dialog");
  /** @type {Shape["kind"]} */
  #kind = "arrow";
  /** @type {Shape["colour"]} */
  #colour = "red";
  #text = "";
  /** @type {Shape[]} */
  #shapes;
  /** @type {Shape[][]} */
  #before = [];
  /** @type {Shape | null} the one being drawn */
  #current = null;
  /** @type {Shape[] | null} */
  #result = null;

  /**
   * @param {HTMLElement} place
   * @param {string} address
   * @param {PhotoState} photo
   * @param {(shapes: Shape[] | null) => void} done
   */
  constructor(place, address, photo, done) {
    this.address = address;
    this.photo = photo;
    this.#shapes = photo.marks;
    this.#dialog.className = "dialog annotate";
    this.#dialog.setAttribute("aria-label", words.draw);
    this.#dialog.addEventListener("close", () => {
      this.#dialog.remove();
      done(this.#result);
    });
    this.#dialog.addEventListener("cancel", () => this.#keep());
    place.append(this.#dialog);
    this.#paint();
    this.#dialog.showModal();
  }

  /** Escape, a tablet's gesture for "back" and another address are no word about what was drawn: it stays, and can be undone. */
  #keep() {
    if (this.#shapes !== this.photo.marks) this.#result = this.#shapes;
  }

  /** The page is left under it. */
  leave() {
    this.#keep();
    this.#dialog.close();
  }

  /** @param {Shape[]} shapes */
  #set(shapes) {
    this.#before.push(this.#shapes);
    this.#shapes = shapes;
    this.#paint();
  }

  #undo() {
    this.#shapes = this.#before.pop() ?? this.#shapes;
    this.#paint();
  }

  /** @param {Shape} shape */
  #add(shape) {
    if (this.#shapes.length < MOST_SHAPES && !isSlip(shape)) this.#set([...this.#shapes, shape]);
    else this.#paint();
  }

  /** Text is wanted before it can be placed. */
  get #ready() {
    if (this.#kind !== "text" || this.#text.trim()) return true;
    /** @type {HTMLElement | null} */ (this.#dialog.querySelector("[data-text]"))?.focus();
    return false;
  }

  /**
   * @param {number} x1
   * @param {number} y1
   * @param {number} x2
   * @param {number} y2
   */
  #shape(x1, y1, x2, y2) {
    const text = this.#kind === "text" ? { text: this.#text.trim() } : {};
    return fitted({ kind: this.#kind, x1, y1, x2, y2, colour: this.#colour, ...text });
  }

  /** @param {PointerEvent} event @returns {[number, number]} */
  #at(event) {
    const box = /** @type {Element} */ (event.currentTarget).getBoundingClientRect();
    return [(event.clientX - box.left) / box.width, (event.clientY - box.top) / box.height];
  }

  /** @param {PointerEvent} event */
  #down(event) {
    if (!event.isPrimary || event.button !== 0) return;
    event.preventDefault();
    if (!this.#ready) return;
    const [x, y] = this.#at(event);
    /** @type {Element} */ (event.currentTarget).setPointerCapture(event.pointerId);
    this.#current = this.#shape(x, y, x, y);
    this.#paint();
  }

  /** @param {PointerEvent} event */
  #move(event) {
    if (!this.#current || !event.isPrimary) return;
    const [x, y] = this.#at(event);
    const from = this.#current.kind === "text" ? { x1: x, y1: y } : {};
    this.#current = fitted({ ...this.#current, ...from, x2: x, y2: y });
    this.#paint();
  }

  #up() {
    const shape = this.#current;
    this.#current = null;
    if (shape) this.#add(shape);
  }

  /** Enter puts a shape in the middle; arrows move the last one, with Shift its end; Delete takes it off. @param {KeyboardEvent} event */
  #key(event) {
    const last = this.#shapes.at(-1);
    const direction = ARROWS[event.key];
    if (direction && last) {
      const [dx, dy] = direction.map((way) => way * STEP);
      this.#set([...this.#shapes.slice(0, -1), (event.shiftKey ? stretched : moved)(last, dx, dy)]);
    } else if (event.key === "Enter") {
      if (this.#ready) this.#add(this.#shape(0.35, 0.6, 0.55, 0.45));
    } else if ((event.key === "Delete" || event.key === "Backspace") && last) this.#set(this.#shapes.slice(0, -1));
    else return;
    event.preventDefault();
  }

  #save() {
    this.#result = this.#shapes;
    this.#dialog.close();
  }

  #paint() {
    render(html`${this.#tools()} ${this.#stage()}`, this.#dialog);
  }

  #tools() {
    return html`<div class="annotate-tools">
      <div class="tool-group" role="group" aria-label=${words.shape}>${KINDS.map(
        (kind) => html`<button type="button" class="option" data-kind=${kind} aria-pressed=${kind === this.#kind}
          @click=${() => this.#choose(kind)}>${icon(`draw-${kind}`)}<span>${words[kind]}</span></button>`,
      )}</div>
      <div class="tool-group" role="group" aria-label=${words.colour}>${/** @type {Shape["colour"][]} */ (Object.keys(COLOURS)).map(
        (colour) => html`<button type="button" class="swatch ${colour}" data-colour=${colour} aria-pressed=${colour === this.#colour} aria-label=${words[colour]}
          @click=${() => this.#paintWith(colour)}></button>`,
      )}</div>
      ${this.#kind === "text"
        ? html`<input class="input" data-text maxlength=${LONGEST_TEXT} .value=${this.#text} aria-label=${words.text} placeholder=${words.text}
            @input=${(/** @type {Event} */ event) => (this.#text = /** @type {HTMLInputElement} */ (event.target).value)}>`
        : nothing}
      <div class="tool-group ends">
        <button type="button" class="button quiet" data-undo ?disabled=${this.#before.length === 0} @click=${() => this.#undo()}>${icon("undo")}<span>${words.undo}</span></button>
        <button type="button" class="button second" @click=${() => this.#dialog.close()}>${words.cancel}</button>
        <button type="button" class="button" data-save @click=${() => this.#save()}>${words.save}</button>
      </div>
    </div>`;
  }

  /** @param {Shape["kind"]} kind */
  #choose(kind) {
    this.#kind = kind;
    this.#paint();
    void this.#ready;
  }

  /** @param {Shape["colour"]} colour */
  #paintWith(colour) {
    this.#colour = colour;
    this.#paint();
  }

  #stage() {
    const { width, height } = this.photo;
    const all = this.#current ? [...this.#shapes, this.#current] : this.#shapes;
    return html`<div class="annotate-stage"><div class="photo-frame">
      <img src=${this.address} alt="" draggable="false" width=${width} height=${height}>
      <svg class="marks drawing" viewBox="0 0 ${width} ${height}" tabindex="0" role="application" aria-label=${words.stage}
        @pointerdown=${this.#down.bind(this)} @pointermove=${this.#move.bind(this)} @pointerup=${() => this.#up()}
        @pointercancel=${() => this.#up()} @keydown=${this.#key.bind(this)}>${all.map((shape) => drawn(shape, width, height))}</svg>
    </div></div>
    <p class="unseen" role="status">${words.shapes} ${this.#shapes.length}</p>`;
  }
}
