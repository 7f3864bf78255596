// What stands around every view: the bar with the way back and the status line, what needs a word at once, and the one
// view. Bar and view are drawn apart, so that news from the sync never touch what a person is typing.
import words from "#words/frame.js";
import shell from "#words/shell.js";
import { html, nothing, render } from "lit-html";
import { icon } from "./icon.js";
import { NotHere } from "./inspections.js";
import { isCalm, statusLine } from "./views/status.js";

/**
 * @import {Context} from "./types.js"
 * @import {Route} from "./router.js"
 * @import {Known} from "./views/status.js"
 * @typedef {{render: () => unknown, leave?: () => void, shown?: (place: HTMLElement) => boolean|void}} View
 * @typedef {(context: any, parameters: any) => View|Promise<View>} MakeView
 */

export class Frame {
  /** @type {View|null} */
  #view = null;
  #place = document.createElement("div");
  #turn = 0;
  #drawing = false;
  /** @type {Route|null} */
  #route = null;
  /** @type {typeof import("./views/warnings.js")|null} */
  #warnings = null;
  /** What the bar was drawn from last. @type {{known: Known, press: () => void}|null} */
  #told = null;

  /** @param {HTMLElement} root @param {Record<string, MakeView>} views */
  constructor(root, views) {
    this.views = views;
    this.bar = document.createElement("header");
    this.bar.className = "top";
    this.notices = document.createElement("div");
    this.notices.className = "notices";
    this.notices.setAttribute("role", "status");
    this.main = document.createElement("main");
    this.main.id = "main";
    root.replaceChildren(this.bar, this.notices, this.main);
  }

  /** Draw bar and notices from what is known now. @param {Known} known @param {() => void} press */
  drawBar(known, press) {
    this.#told = { known, press };
    // A status that cannot be told must not take the view with it.
    try {
      render(this.#bar(known, press), this.bar);
      const warnings = isCalm(known) ? nothing : (this.#warnings?.warnings(known, this.#route?.name) ?? nothing);
      render(html`${warnings}`, this.notices);
      if (!isCalm(known) && !this.#warnings) void this.#readWarnings();
    } catch (error) {
      console.error(error);
    }
  }

  async #readWarnings() {
    try {
      this.#warnings = await import("./views/warnings.js");
    } catch (error) {
      // The bar says it in short meanwhile; the next change asks again.
      console.error(error);
      return;
    }
    if (this.#told) this.drawBar(this.#told.known, this.#told.press);
  }

  /** @param {Known} known @param {() => void} press */
  #bar(known, press) {
    const back = this.#route?.back;
    const way = back
      ? html`<a class="top-way" href=${back} aria-label=${words.back}>${icon("previous")}</a>`
      : html`<a class="top-way" href="#/" aria-label=${words.list} aria-current="page">${icon("mark")}</a>`;
    return html`${way}${statusLine(known, press)}
      <a class="top-way" href="#/storage" aria-label=${words.storage} aria-current=${this.#route?.name === "storage" ? "page" : nothing}>${icon("storage")}</a>`;
  }

  /**
   * Open the view of `route`; the one before leaves first, and only one is ever in the page.
   * @param {Route} route
   * @param {Context} context
   */
  async show(route, context) {
    const turn = ++this.#turn;
    this.#leave();
    this.#route = route;
    const waiting = setTimeout(() => turn === this.#turn && this.#put({ render: opening }), 200);
    const view = await this.#made(route, context);
    clearTimeout(waiting);
    if (turn !== this.#turn) {
      view.leave?.();
      return;
    }
    this.#put(view);
    this.#announce(view);
  }

  /** Draw the view again, once for all that asked within one task. */
  redraw() {
    if (this.#drawing) return;
    this.#drawing = true;
    queueMicrotask(() => {
      this.#drawing = false;
      this.#draw();
    });
  }

  /** @param {Route} route @param {Context} context @param {boolean} [fetched] @returns {Promise<View>} */
  async #made(route, context, fetched = false) {
    const make = this.views[route.name];
    if (!make) return { render: () => problem(words.unknown) };
    try {
      return await make(context, route.parameters);
    } catch (error) {
      // Whoever comes by the office's link has not downloaded it yet.
      if (!fetched && error instanceof NotHere && (await context.sync.download(error.message).catch(() => false))) {
        return this.#made(route, context, true);
      }
      return failed(error);
    }
  }

  #leave() {
    try {
      this.#view?.leave?.();
    } catch (error) {
      console.error(error);
    }
    this.#view = null;
  }

  /** @param {View} view */
  #put(view) {
    this.#view = view;
    this.#place = document.createElement("div");
    this.#place.className = "view";
    this.main.replaceChildren(this.#place);
    this.#draw();
  }

  #draw() {
    if (!this.#view) return;
    try {
      render(this.#view.render(), this.#place);
    } catch (error) {
      this.#view = failed(error);
      // What the broken view left behind is not to be drawn over.
      const place = document.createElement("div");
      place.className = "view";
      this.#place.replaceWith(place);
      this.#place = place;
      render(this.#view.render(), place);
    }
  }

  /** Title and focus tell everybody, also those who listen, that this is another page. @param {View} view */
  #announce(view) {
    const heading = /** @type {HTMLElement|null} */ (this.#place.querySelector("h1"));
    document.title = heading ? `${heading.textContent?.trim()} · ${shell.name}` : shell.name;
    if (view.shown?.(this.#place)) return;
    window.scrollTo(0, 0);
    if (!heading) return;
    heading.tabIndex = -1;
    heading.focus({ preventScroll: true });
  }
}

const opening = () => html`<p class="soft">${shell.starting}</p>`;

/** @param {unknown} error @returns {View} */
function failed(error) {
  if (error instanceof NotHere) return { render: () => problem(words.not_here) };
  if (isUnread(error)) return { render: () => problem(words.not_kept, "") };
  console.error(error);
  const told = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  return { render: () => problem(words.failed, told) };
}

/** Whether a part of the app could not be read: no network, and the tablet did not keep it yet. @param {unknown} error */
const isUnread = (error) => error instanceof TypeError && /dynamically imported|Importing a module/i.test(error.message);

/** @param {string} text @param {string} [told] what the program says of it, for whoever is asked for help */
function problem(text, told) {
  return html`<div class="card">
    <h1>${words.problem}</h1>
    <p>${text}</p>
    ${told ? html`<p class="code soft">${told}</p>` : nothing}
    <div class="row">
      <a class="button" href="#/">${icon("inspection")}${words.list}</a>
      <a class="button second" href="#/storage">${icon("storage")}${words.storage}</a>
      ${told !== undefined ? html`<button class="button second" type="button" @click=${() => location.reload()}>${icon("sync")}${words.reload}</button>` : nothing}
    </div>
  </div>`;
}
