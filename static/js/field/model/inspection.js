// One inspection on the tablet: a bundle and the winners of its places, and what follows from them - what is asked,
// what is open, what it is worth. It knows neither screen nor store; what this tab changes goes through its ledger.
/** @import { Bundle, Entry, PreviousSheet, Sheet, Text } from "../types.js" */
/** @import { Score } from "../../scoring/engine.js" */
/** @import { ScoredSheet } from "../../scoring/sheets.js" */
/** @import { Checklist, Item, OpenPoint, Progress, Shown } from "./types.js" */
import { score } from "../../scoring/engine.js";
import { scoreSheet } from "../../scoring/sheets.js";
import { Cell } from "./cells.js";
import { digestOf, signedOps } from "./digest.js";
import { Ledger } from "./ledger.js";
import { progressOf, sumOf } from "./progress.js";
import { visible } from "./rules.js";
import { Steps } from "./steps.js";

const EMPTY = new Cell();

/**
 * What is kept of a sheet until one of its items changes.
 * @typedef {{visible?: Set<string>, sections?: Progress[], total?: Progress, engine?: PreviousSheet, scored?: ScoredSheet}} Kept
 */

export class Inspection {
  /** @type {Map<string, Checklist>} */
  #checklists = new Map();
  /** @type {Map<string, Map<string, Item>>} */
  #items = new Map();
  /** @type {Map<string, Kept>} */
  #kept = new Map();
  /** @type {Sheet[] | null} */
  #sheets = null;
  /** @type {Score | null} */
  #score = null;

  /**
   * @param {Bundle} bundle
   * @param {Entry[]} entries
   */
  constructor(bundle, entries) {
    this.bundle = bundle;
    this.id = bundle.inspection.id;
    this.ledger = new Ledger((sheet, field) => this.#changed(sheet, field));
    /** @type {{parts: {id: string, title: Text, uses: {checklist: Checklist}[]}[], grading: any}} */
    this.programme = bundle.revision.programme;
    this.claims = bundle.claims;
    this.steps = new Steps(this);
    for (const { checklist } of this.programme.parts.flatMap((part) => part.uses)) {
      this.#checklists.set(checklist.id, checklist);
      this.#items.set(checklist.id, new Map(checklist.groups.flatMap((group) => group.items).map((item) => [item.id, item])));
    }
    this.apply(entries);
  }

  /**
   * Take in what the store holds.
   * @param {Entry[]} entries
   * @returns {Entry[]} those that changed anything
   */
  apply(entries) {
    return this.ledger.apply(entries);
  }

  /**
   * @param {string} sheet
   * @param {string} field
   */
  #changed(sheet, field) {
    if (field === "sheet") this.#sheets = null;
    this.#kept.delete(sheet);
    this.#score = null;
  }

  /** The sheets of the bundle and those added since, in the order of the walk. */
  get sheets() {
    return (this.#sheets ??= this.#allSheets());
  }

  #allSheets() {
    const sheets = [...this.bundle.sheets].sort((one, other) => one.position - other.position);
    const known = new Set(sheets.map((sheet) => sheet.id));
    const place = this.bundle.inspection.project.id;
    for (const { sheet, field, value } of this.ledger.entries()) {
      if (field !== "sheet" || !value || sheet === null || known.has(sheet)) continue;
      const position = (sheets.at(-1)?.position ?? 0) + 1;
      sheets.push({ id: sheet, ...value, location: null, attributes: {}, place, position });
    }
    return sheets;
  }

  /** @param {string} sheetId */
  sheet(sheetId) {
    return this.sheets.find((sheet) => sheet.id === sheetId);
  }

  /**
   * @param {string} sheetId
   * @returns {Checklist}
   */
  checklist(sheetId) {
    const found = this.#checklists.get(this.sheet(sheetId)?.checklist ?? "");
    if (!found) throw new RangeError(`no sheet ${sheetId}`);
    return found;
  }

  /**
   * @param {string} sheetId
   * @param {string} itemId
   * @returns {Item | undefined}
   */
  item(sheetId, itemId) {
    return this.#items.get(this.checklist(sheetId).id)?.get(itemId);
  }

  /**
   * @param {string} sheetId
   * @param {string} itemId
   */
  #cell(sheetId, itemId) {
    return this.ledger.cells(sheetId).get(itemId) ?? EMPTY;
  }

  /**
   * @param {string} sheetId
   * @param {string} itemId
   */
  state(sheetId, itemId) {
    return this.#cell(sheetId, itemId).state;
  }

  /**
   * @param {string} sheetId
   * @returns {Kept}
   */
  #keep(sheetId) {
    let kept = this.#kept.get(sheetId);
    if (!kept) this.#kept.set(sheetId, (kept = {}));
    return kept;
  }

  /**
   * The ids of the items asked now.
   * @param {string} sheetId
   */
  visible(sheetId) {
    const kept = this.#keep(sheetId);
    if (!kept.visible) {
      const { groups } = this.checklist(sheetId);
      const states = Object.fromEntries([...this.ledger.cells(sheetId)].map(([item, cell]) => [item, cell.state]));
      kept.visible = visible({ groups, attributes: this.sheet(sheetId)?.attributes ?? {} }, states);
    }
    return kept.visible;
  }

  /**
   * @param {string} sheetId
   * @param {string} itemId
   */
  lacks(sheetId, itemId) {
    return this.#judged(sheetId, itemId).lacks;
  }

  /**
   * @param {string} sheetId
   * @param {string} itemId
   */
  fails(sheetId, itemId) {
    return this.#judged(sheetId, itemId).fails;
  }

  /**
   * @param {string} sheetId
   * @param {string} itemId
   */
  #judged(sheetId, itemId) {
    const item = this.item(sheetId, itemId);
    if (!item) throw new RangeError(`no item ${itemId}`);
    const cell = this.#cell(sheetId, itemId);
    // An item never touched shares the empty cell, which must not keep what one of them lacks.
    return cell === EMPTY ? new Cell().judged(item) : cell.judged(item);
  }

  /**
   * How far the sheet is; `open` are the items that lack anything.
   * @param {string} sheetId
   * @returns {Progress}
   */
  progress(sheetId) {
    const kept = this.#keep(sheetId);
    return (kept.total ??= sumOf(this.sections(sheetId)));
  }

  /**
   * The same for each of its sections.
   * @param {string} sheetId
   * @returns {Progress[]}
   */
  sections(sheetId) {
    const kept = this.#keep(sheetId);
    const shown = this.visible(sheetId);
    return (kept.sections ??= this.checklist(sheetId).groups.map((group) =>
      progressOf(group, shown, (item) => this.#judged(sheetId, item.id)),
    ));
  }

  /**
   * Everything still to be done, in the order of the walk.
   * @returns {OpenPoint[]}
   */
  open() {
    return this.sheets.flatMap(({ id: sheet }) =>
      this.progress(sheet).open === 0
        ? []
        : [...this.visible(sheet)].flatMap((item) => this.lacks(sheet, item).map((lack) => ({ sheet, item, lack }))),
    );
  }

  /**
   * The next item that lacks something: further down this sheet, then from its top, then on the sheets that follow.
   * @param {string} sheetId
   * @param {string | null} [itemId]  where the search begins; the top without it
   * @returns {{sheet: string, item: string} | null}
   */
  nextOpen(sheetId, itemId = null) {
    const here = this.sheets.findIndex((sheet) => sheet.id === sheetId);
    const turned = [...this.sheets.slice(here), ...this.sheets.slice(0, here)];
    for (const { id: sheet } of turned) {
      if (this.progress(sheet).open === 0) continue;
      const items = [...this.visible(sheet)];
      const from = sheet === sheetId && itemId !== null ? this.#after(sheet, itemId, items) : 0;
      const item = [...items.slice(from), ...items.slice(0, from)].find((each) => this.lacks(sheet, each).length > 0);
      if (item) return { sheet, item };
    }
    return null;
  }

  /**
   * Where the visible items after this one begin, be it asked or not.
   * @param {string} sheetId
   * @param {string} itemId
   * @param {string[]} shown
   */
  #after(sheetId, itemId, shown) {
    const order = [...(this.#items.get(this.checklist(sheetId).id)?.keys() ?? [])];
    const place = order.indexOf(itemId);
    const next = shown.findIndex((each) => order.indexOf(each) > place);
    return next < 0 ? 0 : next;
  }

  /** What the engine says of the answers so far; sheets that did not change are not scored again. */
  score() {
    return (this.#score ??= score(
      this.programme,
      this.sheets.map((sheet) => this.#engineSheet(sheet)),
      this.bundle.previous,
      (programme, checklist, sheet, previous) =>
        (this.#keep(sheet.id).scored ??= scoreSheet(programme, checklist, sheet, previous)),
    ));
  }

  /** @param {Sheet} sheet */
  #engineSheet(sheet) {
    const answers = Object.fromEntries([...this.ledger.cells(sheet.id)].map(([item, cell]) => [item, cell.state.answer]));
    return (this.#keep(sheet.id).engine ??= { ...sheet, answers });
  }

  /** What is on this screen and nowhere else. */
  get unsaved() {
    return [...this.ledger.entries()].filter((entry) => entry.unsaved);
  }

  /** @returns {Promise<string>} */
  stateDigest() {
    return digestOf(signedOps(this.ledger.entries()));
  }

  /** @returns {string} */
  get remarks() {
    return this.ledger.entry({ sheet: null, item: null, field: "remarks" })?.value ?? "";
  }

  /**
   * By role; an empty signature is none.
   * @returns {Record<string, Shown>}
   */
  get signatures() {
    const signed = [...(this.ledger.cells("").get("")?.fields.values() ?? [])].filter(
      ({ field, value }) => field.startsWith("sign:") && value,
    );
    return Object.fromEntries(signed.map((entry) => [entry.field.slice("sign:".length), entry]));
  }
}
