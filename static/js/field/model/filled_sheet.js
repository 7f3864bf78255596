// One sheet and what follows from its answers. What a tap does not touch is kept, so that it costs one item.
/** @import { PreviousSheet, Sheet } from "../types.js" */
/** @import { ScoredSheet } from "../../scoring/sheets.js" */
/** @import { Engine } from "./scoring.js" */
/** @import { Cell } from "./cells.js" */
/** @import { Form } from "./form.js" */
/** @import { Item, ItemState, Lack, Progress } from "./types.js" */
import { progressOf, sumOf } from "./progress.js";
import { lacks, visible } from "./rules.js";

/** @typedef {{lacks: Lack[], fails: boolean}} Judged */

export class FilledSheet {
  /** @type {Set<string> | null} */
  #visible = null;
  /** @type {(Progress | undefined)[]} */
  #sections = [];
  /** @type {Progress | null} */
  #total = null;
  /** @type {ScoredSheet | null} */
  #scored = null;
  #stale = true;

  /**
   * @param {Sheet} sheet
   * @param {Form} form
   * @param {() => ReadonlyMap<string, Cell>} cells  by item
   */
  constructor(sheet, form, cells) {
    this.sheet = sheet;
    this.form = form;
    this.cells = cells;
  }

  /**
   * Forget what a change of this field may have changed.
   * @param {string} item
   * @param {string} field
   */
  changed(item, field) {
    this.#total = null;
    if (field === "answer") this.#stale = true;
    const place = this.form.places.get(item);
    if (!place || this.form.watched.has(item)) {
      this.#visible = null;
      this.#sections = [];
    } else this.#sections[place.section] = undefined;
  }

  /** The ids of the items asked now. */
  get visible() {
    if (!this.#visible) {
      const { groups } = this.form.checklist;
      /** @type {Record<string, ItemState>} */
      const states = {};
      for (const id of this.form.watched) {
        const cell = this.cells().get(id);
        if (cell) states[id] = cell.state;
      }
      this.#visible = visible({ groups, attributes: this.sheet.attributes }, states);
    }
    return this.#visible;
  }

  /**
   * @param {Item} item
   * @returns {Judged}
   */
  judged(item) {
    return this.cells().get(item.id)?.judged(item) ?? { lacks: lacks(item, undefined, 0), fails: false };
  }

  get sections() {
    const shown = this.visible;
    return this.form.checklist.groups.map(
      (group, index) => (this.#sections[index] ??= progressOf(group, shown, (item) => this.judged(item))),
    );
  }

  get total() {
    return (this.#total ??= sumOf(this.sections));
  }

  /**
   * @param {Engine} engine
   * @param {any} programme
   * @param {PreviousSheet[]} previous
   */
  scored({ scoreSheet }, programme, previous) {
    if (this.#scored === null || this.#stale) {
      const answers = Object.fromEntries([...this.cells()].map(([item, cell]) => [item, cell.state.answer]));
      this.#scored = scoreSheet(programme, this.form.checklist, { ...this.sheet, answers }, previous, this.#scored);
      this.#stale = false;
    }
    return this.#scored;
  }
}
