// The winners of all places of an inspection, with what this tab has changed and the store has not yet confirmed.
/** @import { Change, Entry, Place } from "../types.js" */
/** @import { Shown } from "./types.js" */
import { Cell } from "./cells.js";

export class Ledger {
  /** @type {Map<string, Map<string, Cell>>} by sheet, then by item; "" where there is none */
  #cells = new Map();
  /** When each was put there, counted in changes: what the store was asked before a change says nothing of it. @type {WeakMap<Shown, number>} */
  #put = new WeakMap();
  /** How often anything changed. */
  turn = 0;

  /** @param {(sheet: string, item: string, field: string) => void} changed */
  constructor(changed) {
    this.changed = changed;
  }

  /**
   * Take in what the store holds. What this tab is still writing stays as it is, and so does what it wrote since the
   * store was asked.
   * @param {Entry[]} entries
   * @param {number} [asked] the turn at which the store was asked
   * @returns {Entry[]} those that changed anything
   */
  apply(entries, asked = this.turn) {
    return entries.filter((entry) => {
      const before = this.entry(entry);
      if (before && (before.saving || before.unsaved || this.#turnOf(before) > asked || isSame(before, entry))) return false;
      this.#set(entry);
      return true;
    });
  }

  /**
   * The winner of a place.
   * @param {Place} place
   * @returns {Shown | undefined}
   */
  entry({ sheet, item, field }) {
    return this.#cells.get(sheet ?? "")?.get(item ?? "")?.fields.get(field);
  }

  /**
   * @param {string} sheet
   * @returns {ReadonlyMap<string, Cell>} by item
   */
  cells(sheet) {
    return this.#cells.get(sheet) ?? new Map();
  }

  *entries() {
    for (const cells of this.#cells.values()) for (const cell of cells.values()) yield* cell.fields.values();
  }

  /** Whether anything is on its way to the store. */
  get isSaving() {
    for (const { saving } of this.entries()) if (saving) return true;
    return false;
  }

  /**
   * Show changes before they are written; tell later what became of them with recorded() or failed().
   * @param {Change[]} changes
   * @returns {Shown[]}
   */
  put(changes) {
    const at = new Date().toISOString();
    return changes.map(({ sheet, item, field, value, settles }) => {
      const op = this.entry({ sheet, item, field })?.op ?? null;
      return this.#set({ sheet, item, field, value, settles, op, at, mine: true, saving: true });
    });
  }

  /**
   * What was put is durable. A place changed once more meanwhile is left to that change.
   * @param {Shown[]} put
   * @param {{id: string, at: string}[]} ops
   */
  recorded(put, ops) {
    put.forEach((entry, index) => {
      const { id: op, at } = ops[index];
      if (this.entry(entry) === entry) this.#set({ ...entry, op, at, saving: false, pending: true });
    });
  }

  /**
   * What was put could not be written: it stays on the screen, and is told to be nowhere else.
   * @param {Shown[]} put
   */
  failed(put) {
    for (const entry of put) if (this.entry(entry) === entry) this.#set({ ...entry, saving: false, unsaved: true });
  }

  /**
   * What the server refused does not stand where it was, unless something was put there since.
   * @param {Set<string>} ops
   * @returns {boolean} whether any of it was shown
   */
  drop(ops) {
    const gone = [...this.entries()].filter(({ field, op, pending, saving }) => pending && !saving && field !== "sheet" && ops.has(op ?? ""));
    for (const { sheet, item, field } of gone) {
      this.#cells.get(sheet ?? "")?.get(item ?? "")?.drop(field);
      this.turn += 1;
      this.changed(sheet ?? "", item ?? "", field);
    }
    return gone.length > 0;
  }

  /** @param {Shown} entry */
  #set(entry) {
    const [sheet, item] = [entry.sheet ?? "", entry.item ?? ""];
    const cells = this.#cells.get(sheet) ?? new Map();
    this.#cells.set(sheet, cells);
    const cell = cells.get(item) ?? new Cell();
    cells.set(item, cell);
    cell.put(entry);
    this.turn += 1;
    this.#put.set(entry, this.turn);
    this.changed(sheet, item, entry.field);
    return entry;
  }

  /** @param {Shown} entry */
  #turnOf(entry) {
    return this.#put.get(entry) ?? 0;
  }
}

/**
 * Ops never change, so one id is one content; what is told of it may.
 * @param {Shown} one
 * @param {Entry} other
 */
function isSame(one, other) {
  const told = (/** @type {Shown} */ entry) =>
    [entry.op, entry.pending ?? false, entry.conflict ?? false, ...(entry.others ?? []).map(({ op }) => op)].join();
  return told(one) === told(other);
}
