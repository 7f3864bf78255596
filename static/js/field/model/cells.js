// One item on one sheet: the winners of its fields, and the state that follows from them.
/** @import { Item, ItemState, Lack, PhotoState, Shown } from "./types.js" */
import { fails, lacks } from "./rules.js";

const NOTHING = Object.freeze({});

export class Cell {
  /** @type {Map<string, Shown>} */
  fields = new Map();
  /** @type {ItemState | null} */
  #state = null;
  /** @type {{lacks: Lack[], fails: boolean} | null} */
  #judged = null;

  /** @param {Shown} entry */
  put(entry) {
    this.fields.set(entry.field, entry);
    this.#state = this.#judged = null;
  }

  /** @param {string} field */
  drop(field) {
    this.fields.delete(field);
    this.#state = this.#judged = null;
  }

  /** The same object until something changes. */
  get state() {
    return (this.#state ??= stateOf(this.fields));
  }

  /** @param {Item} item */
  judged(item) {
    const { state } = this;
    return (this.#judged ??= { lacks: lacks(item, state, state.photos.length), fails: fails(item, state) });
  }
}

/**
 * @param {Map<string, Shown>} fields
 * @returns {ItemState}
 */
function stateOf(fields) {
  const entries = [...fields.values()];
  /** @param {"pending" | "saving" | "unsaved" | "conflict"} flag */
  const any = (flag) => entries.some((entry) => entry[flag]);
  const last = entries.reduce((/** @type {Shown | null} */ found, one) => (found && found.at > one.at ? found : one), null);
  return {
    answer: fields.get("answer")?.value ?? NOTHING,
    note: fields.get("note")?.value ?? "",
    photos: photosOf(fields, entries),
    pending: any("pending"),
    saving: any("saving"),
    unsaved: any("unsaved"),
    conflict: any("conflict"),
    at: last?.at ?? null,
    by: last?.by ?? null,
  };
}

/**
 * The photos in force, the oldest first.
 * @param {Map<string, Shown>} fields
 * @param {Shown[]} entries
 * @returns {PhotoState[]}
 */
function photosOf(fields, entries) {
  return entries
    .filter(({ field, value }) => field.startsWith("photo:") && value)
    .map(({ field, value }) => {
      const blob = field.slice("photo:".length);
      return { ...value, blob, marks: fields.get(`marks:${blob}`)?.value ?? [] };
    })
    .sort((one, other) => (`${one.taken_at}${one.blob}` < `${other.taken_at}${other.blob}` ? -1 : 1));
}
