// One inspection on the tablet: a bundle and the winners of its places, and what follows from them - what is asked,
// what is open, what it is worth. It knows neither screen nor store; what this tab changes goes through its ledger.
/** @import { Bundle, Entry, Text } from "../types.js" */
/** @import { Score } from "../../scoring/engine.js" */
/** @import { Checklist, OpenPoint, Shown } from "./types.js" */
import { Cell } from "./cells.js";
import { digestOf, isWithdrawn, signedOps } from "./digest.js";
import { FilledSheet } from "./filled_sheet.js";
import { Form } from "./form.js";
import { Ledger } from "./ledger.js";
import { engineNow } from "./scoring.js";
import { Steps } from "./steps.js";

const UNTOUCHED = new Cell().state;

export class Inspection {
  /** @type {Map<string, Form>} by checklist */
  #forms = new Map();
  /** @type {Map<string, FilledSheet> | null} in the order of the walk */
  #filled = null;
  /** @type {Score | null} */
  #score = null;

  /**
   * @param {Bundle} bundle
   * @param {Entry[]} entries
   */
  constructor(bundle, entries) {
    this.bundle = bundle;
    this.id = bundle.inspection.id;
    this.ledger = new Ledger((sheet, item, field) => this.#changed(sheet, item, field));
    /** @type {{parts: {id: string, title: Text, uses: {checklist: Checklist}[]}[], grading: any}} */
    this.programme = bundle.revision.programme;
    this.claims = bundle.claims;
    this.steps = new Steps(this);
    for (const { checklist } of this.programme.parts.flatMap((part) => part.uses)) {
      this.#forms.set(checklist.id, new Form(checklist));
    }
    this.apply(entries);
  }

  /**
   * Take in what the store holds.
   * @param {Entry[]} entries
   * @param {number} [asked] the ledger's turn at which the store was asked
   * @returns {Entry[]} those that changed anything
   */
  apply(entries, asked) {
    return this.ledger.apply(entries, asked);
  }

  /**
   * @param {string} sheet
   * @param {string} item
   * @param {string} field
   */
  #changed(sheet, item, field) {
    if (field === "sheet") this.#filled = null;
    this.#filled?.get(sheet)?.changed(item, field);
    this.#score = null;
  }

  get #sheets() {
    return (this.#filled ??= this.#fill());
  }

  /** A sheet of a checklist that the revision does not hold cannot be shown, nor can it be scored. */
  #fill() {
    /** @type {Map<string, FilledSheet>} */
    const filled = new Map();
    for (const sheet of this.#allSheets()) {
      const form = this.#forms.get(sheet.checklist);
      if (form && !isWithdrawn(this.added(sheet.id))) filled.set(sheet.id, new FilledSheet(sheet, form, () => this.ledger.cells(sheet.id)));
    }
    return filled;
  }

  /** Those that were removed again too: nobody else gets their number. */
  #allSheets() {
    const sheets = [...this.bundle.sheets].sort((one, other) => one.position - other.position);
    const known = new Set(sheets.map((sheet) => sheet.id));
    const place = this.bundle.inspection.project.id;
    for (const { sheet, field, value } of this.ledger.entries()) {
      if (field !== "sheet" || !value || sheet === null || known.has(sheet)) continue;
      const position = (sheets.at(-1)?.position ?? 0) + 1;
      // Numbered as the server will do it.
      const number = sheets.filter((other) => other.checklist === value.checklist).length + 1;
      const label = `#${number} ${value.label}`.trim();
      sheets.push({ id: sheet, checklist: value.checklist, label, location: null, attributes: {}, place, position });
    }
    return sheets;
  }

  /** Whether it was submitted, here or by a colleague: nothing entered from now on counts. */
  get completed() {
    return this.bundle.inspection.state === "completed";
  }

  /** The sheets of the bundle and those added since, in the order of the walk. */
  get sheets() {
    return [...this.#sheets.values()].map((filled) => filled.sheet);
  }

  /** What is said of a sheet that was added on the go; nothing of others. @param {string} sheetId */
  added(sheetId) {
    return this.ledger.entry({ sheet: sheetId, item: null, field: "sheet" });
  }

  /** @param {string} sheetId */
  sheet(sheetId) {
    return this.#sheets.get(sheetId)?.sheet;
  }

  /** @param {string} sheetId */
  #of(sheetId) {
    const found = this.#sheets.get(sheetId);
    if (!found) throw new RangeError(`no sheet ${sheetId}`);
    return found;
  }

  /** @param {string} sheetId */
  checklist(sheetId) {
    return this.#of(sheetId).form.checklist;
  }

  /**
   * @param {string} sheetId
   * @param {string} itemId
   */
  item(sheetId, itemId) {
    return this.#of(sheetId).form.items.get(itemId);
  }

  /**
   * The same object until something of the item changes.
   * @param {string} sheetId
   * @param {string} itemId
   */
  state(sheetId, itemId) {
    return this.ledger.cells(sheetId).get(itemId)?.state ?? UNTOUCHED;
  }

  /**
   * The ids of the items asked now.
   * @param {string} sheetId
   */
  visible(sheetId) {
    return this.#of(sheetId).visible;
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
    return this.#of(sheetId).judged(item);
  }

  /**
   * How far the sheet is; `open` counts the items that lack anything.
   * @param {string} sheetId
   */
  progress(sheetId) {
    return this.#of(sheetId).total;
  }

  /**
   * The same for each of its sections.
   * @param {string} sheetId
   */
  sections(sheetId) {
    return this.#of(sheetId).sections;
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
    const ids = [...this.#sheets.keys()];
    const here = ids.indexOf(sheetId);
    for (const sheet of [...ids.slice(here), ...ids.slice(0, here)]) {
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
    const { places } = this.#of(sheetId).form;
    const place = (/** @type {string} */ id) => places.get(id)?.place ?? -1;
    const next = shown.findIndex((each) => place(each) > place(itemId));
    return next < 0 ? 0 : next;
  }

  /** What the engine says of the answers so far, null until it was read; what did not change is not scored again. */
  score() {
    const engine = engineNow();
    if (!engine) return null;
    return (this.#score ??= engine.score(this.programme, this.sheets, this.bundle.previous, (programme, _, { id }, previous) =>
      this.#of(id).scored(engine, programme, previous),
    ));
  }

  /** What is on this screen and nowhere else. */
  get unsaved() {
    return [...this.ledger.entries()].filter((entry) => entry.unsaved);
  }

  /** @returns {Promise<string>} */
  stateDigest() {
    return digestOf(this.bundle.revision.hash, signedOps(this.ledger.entries()));
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
