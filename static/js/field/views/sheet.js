// The sheet: one section in the page at a time, each item a card that renders itself. Head, section list and score
// follow after the tap is on the screen.
/** @import { Change, Context, Rejected } from "../types.js" */
/** @import { Inspection } from "../model/inspection.js" */
import words from "#words/sheet.js";

import { html } from "lit-html";
import { calmly } from "../calm.js";
import { save } from "../model/saving.js";
import { readEngine } from "../model/scoring.js";
import { say } from "../say.js";
import { Card } from "./item.js";
import { Photos } from "./photos.js";
import { frame, paintFoot, paintHead, paintScore, paintSections } from "./sheet_frame.js";
import { keyOn } from "./sheet_keys.js";

/** @typedef {{inspection: string, sheet: string, item?: string}} Parameters */

/** So many cards fill the largest tablet; those below follow when these are on the screen. */
const AT_ONCE = 8;

/** Where idle time is not told, a short wait has to do. @param {() => void} work */
const whenIdle = (work) => ("requestIdleCallback" in globalThis ? requestIdleCallback(work, { timeout: 500 }) : setTimeout(work, 80));

/**
 * @param {Context} context
 * @param {Parameters} parameters
 */
export async function sheetView(context, parameters) {
  const view = new SheetView(context, parameters, await context.inspection(parameters.inspection));
  await view.begin();
  return view;
}

export class SheetView {
  section = 0;
  /** @type {Map<string, Card>} the cards of the open section */
  cards = new Map();
  /** @type {string | null} the item last aimed at or answered */
  aimed = null;
  /** @type {string | null} */
  me = null;
  parts = frame();
  /** @type {(() => void)[]} */
  #offs = [];
  #due = false;
  #left = false;
  #calmly = calmly(() => whenIdle(() => this.#paintAll()));
  /** @type {Rejected[]} */
  #rejected = [];

  /**
   * @param {Context} context
   * @param {Parameters} parameters
   * @param {Inspection} inspection
   */
  constructor(context, parameters, inspection) {
    this.context = context;
    this.inspection = inspection;
    this.parameters = parameters;
    this.id = parameters.sheet;
    this.photos = new Photos(this);
    this.parts.list.addEventListener("keydown", (event) => keyOn(this, event));
    this.parts.list.addEventListener("focusin", (event) => {
      const card = /** @type {HTMLElement} */ (event.target).closest("article");
      if (card?.dataset.item) this.aimed = card.dataset.item;
    });
  }

  async begin() {
    if (!this.known) return;
    const { store } = this.context;
    this.#offs = [
      store.on("ops", ({ recorded }) => recorded || void this.#readRejected()),
      store.on("photos", () => void this.photos.readUnsent()),
      store.on("health", () => this.paint()),
    ];
    const [session, slot] = await Promise.all([
      store.session(), this.photos.interrupted(), this.photos.readUnsent(), this.#readRejected(),
    ]);
    this.me = session?.user.id ?? null;
    const item = slot ?? this.parameters.item ?? "";
    if (this.inspection.item(this.id, item)) this.aim(item);
    else this.show(this.#firstOpenSection());
  }

  get known() {
    return this.inspection.sheet(this.id) !== undefined;
  }

  async #readRejected() {
    this.#rejected = (await this.context.store.rejected(this.inspection.id)).filter(({ op }) => op.sheet === this.id);
    for (const card of this.cards.values()) this.#tellRejected(card);
    if (this.cards.size) this.paint();
  }

  /** @param {Card} card */
  #tellRejected(card) {
    const mine = this.#rejected.filter(({ op }) => op.item === card.item.id);
    if (mine.length === 0 && card.rejected.length === 0) return;
    card.rejected = mine;
    card.paint();
  }

  get groups() {
    return this.inspection.checklist(this.id).groups;
  }

  #firstOpenSection() {
    const found = this.inspection.sections(this.id).findIndex((section) => section.open > 0);
    return Math.max(0, found);
  }

  /** The shell asks for it whenever something may have changed. */
  render() {
    if (!this.known) return html`<p class="soft">${words.unknown}</p>`;
    this.paint();
    return html`${this.parts.root}`;
  }

  /** An item aimed at keeps the focus; without one the frame takes the heading. */
  shown() {
    return this.aimed !== null;
  }

  /** Show what is not as it was when it was last shown. */
  paint() {
    // A colleague removed it meanwhile.
    if (!this.known) return;
    for (const card of this.cards.values()) card.paintIfStale();
    this.#showAsked();
    paintHead(this);
    paintSections(this);
    paintFoot(this);
    whenIdle(() => void readEngine().then(() => this.#left || paintScore(this), () => {}));
  }

  /** The same with the score, in one frame. */
  #paintAll() {
    if (this.#left) return;
    paintScore(this);
    this.paint();
  }

  /** @param {number} index */
  show(index) {
    if (index < 0 || index >= this.groups.length) return;
    for (const card of this.cards.values()) card.flush();
    this.section = index;
    this.cards = new Map();
    this.parts.cards.replaceChildren();
    this.#make(AT_ONCE);
    this.aimed = null;
    this.paint();
    whenIdle(() => this.#left || this.#make());
  }

  /** Make those cards of the section that are not there yet, up to so many. @param {number} [count] */
  #make(count) {
    const { items } = this.groups[this.section];
    const before = this.groups.slice(0, this.section).reduce((sum, group) => sum + group.items.length, 0);
    const asked = this.inspection.visible(this.id);
    for (const item of items.slice(this.cards.size, count)) {
      const card = new Card(this, item, before + this.cards.size + 1);
      card.element.hidden = !asked.has(item.id);
      this.cards.set(item.id, card);
      this.#tellRejected(card);
      this.parts.cards.append(card.element);
    }
  }

  /** Hidden items keep their place in the page, so that nothing above what was tapped moves. */
  #showAsked() {
    const asked = this.inspection.visible(this.id);
    let appeared = 0;
    for (const [id, { element }] of this.cards) {
      if (element.hidden && asked.has(id)) appeared += 1;
      element.hidden = !asked.has(id);
    }
    this.parts.nothing.hidden = this.groups[this.section].items.some((item) => asked.has(item.id));
    if (appeared && this.#due) this.tell(say(words.appeared, { n: appeared }));
  }

  /** Bring an item to the top and the keyboard to it. @param {string} id */
  aim(id) {
    const section = this.groups.findIndex((group) => group.items.some((item) => item.id === id));
    if (section !== this.section || this.cards.size === 0) this.show(section);
    if (!this.cards.has(id)) this.#make();
    this.aimed = id;
    const { element } = this.cards.get(id) ?? {};
    for (const other of this.parts.cards.querySelectorAll(".aim")) other.classList.remove("aim");
    // One that is still being made may not be wanted any more.
    if (this.parts.root.isConnected) history.replaceState(history.state, "", `#/i/${this.inspection.id}/s/${this.id}/${encodeURIComponent(id)}`);
    requestAnimationFrame(() => {
      element?.scrollIntoView({ block: "start" });
      element?.focus({ preventScroll: true });
    });
  }

  /** To the next item that lacks anything, here or on a later sheet; to the review when there is none. */
  next() {
    for (const card of this.cards.values()) card.flush();
    const first = [...this.inspection.visible(this.id)].findLast((id) => this.#sectionOf(id) < this.section) ?? null;
    const found = this.inspection.nextOpen(this.id, this.aimed ?? first);
    if (found === null) this.context.go(`#/i/${this.inspection.id}/review`);
    else if (found.sheet === this.id) this.aim(found.item);
    else this.context.go(`#/i/${this.inspection.id}/s/${found.sheet}/${encodeURIComponent(found.item)}`);
  }

  /** @param {string} id */
  #sectionOf(id) {
    return this.groups.findIndex((group) => group.items.some((item) => item.id === id));
  }

  /**
   * Show changes now, write them then.
   * @param {Change[]} changes
   * @param {boolean} [undoable]
   */
  record(changes, undoable = true) {
    const saved = save(this.context.store, this.inspection, changes, undoable);
    this.#repaint(changes);
    this.#soon();
    void saved.then((well) => {
      this.#repaint(changes);
      this.#calmly();
      if (!well) this.tell(words.unsaved);
    });
    return saved;
  }

  /** @param {Change[]} changes */
  #repaint(changes) {
    for (const id of new Set(changes.map((change) => change.item))) this.cards.get(id ?? "")?.paint();
  }

  /** Other items that are asked now follow when the tapped card is on the screen; what counts them all, in a pause. */
  #soon() {
    this.#calmly();
    if (this.#due) return;
    this.#due = true;
    requestAnimationFrame(() =>
      setTimeout(() => {
        if (!this.#left && this.known) this.#showAsked();
        this.#due = false;
      }),
    );
  }

  /** What the store took by another way, a photo with its file: show it and remember the way back. @param {Change[]} changes @param {() => void} apply */
  taken(changes, apply) {
    this.inspection.steps.take(changes);
    apply();
    this.#repaint(changes);
    this.#soon();
  }

  tryAgain() {
    void this.record(this.inspection.unsaved, false);
  }

  undo() {
    for (const card of this.cards.values()) card.flush();
    const changes = this.inspection.steps.back(this.id);
    if (!changes) {
      this.tell(words.nothing_to_undo);
      return;
    }
    void this.record(changes, false);
    this.tell(words.undone);
    const { item } = changes[0];
    if (item && !this.cards.has(item)) this.aim(item);
  }

  /** Say something to whoever does not look. @param {string} text */
  tell(text) {
    this.parts.told.textContent = text;
  }

  leave() {
    this.#left = true;
    this.#calmly.stop();
    for (const card of this.cards.values()) card.flush();
    for (const off of this.#offs) off();
    this.photos.close();
  }
}
