// A checklist, looked through once: what is where in it, and which answers decide what else is asked.
/** @import { Checklist, Condition, Item } from "./types.js" */

/**
 * @param {Condition} condition
 * @returns {string[]}
 */
function itemsIn(condition) {
  if ("item" in condition) return [condition.item];
  if ("all" in condition) return condition.all.flatMap(itemsIn);
  if ("any" in condition) return condition.any.flatMap(itemsIn);
  return "not" in condition ? itemsIn(condition.not) : [];
}

export class Form {
  /** @type {Map<string, Item>} in the order of the sheet */
  items = new Map();
  /** @type {Map<string, {place: number, section: number}>} */
  places = new Map();
  /** @type {Set<string>} the items that some condition looks at */
  watched = new Set();

  /** @param {Checklist} checklist */
  constructor(checklist) {
    this.checklist = checklist;
    checklist.groups.forEach((group, section) => {
      for (const item of group.items) {
        this.places.set(item.id, { place: this.items.size, section });
        this.items.set(item.id, item);
        for (const id of item.when ? itemsIn(item.when) : []) this.watched.add(id);
      }
    });
  }
}
