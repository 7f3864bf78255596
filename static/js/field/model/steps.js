// The way back: for every sheet, what was there before each change made in this tab.
/** @import { Change } from "../types.js" */
/** @import { Inspection } from "./inspection.js" */

const DEEPEST = 100;

/**
 * What a field holds when nobody ever gave it anything.
 * @param {string} field
 */
function nothing(field) {
  if (field === "answer") return {};
  return field === "note" ? "" : null;
}

/** @param {unknown} value */
const written = (value) => JSON.stringify(value ?? null);

export class Steps {
  /** @type {Map<string, {back: Change[], now: string}[]>} */
  #taken = new Map();

  /** @param {Inspection} inspection */
  constructor(inspection) {
    this.inspection = inspection;
  }

  /**
   * Remember what changes will overwrite; call it before they are put.
   * @param {Change[]} changes
   */
  take(changes) {
    const { sheet } = changes[0];
    if (sheet === null || changes.some((change) => change.field === "sheet")) return;
    const back = changes.map((change) => ({
      ...change,
      value: this.inspection.ledger.entry(change)?.value ?? nothing(change.field),
    }));
    const steps = this.#taken.get(sheet) ?? [];
    this.#taken.set(sheet, [...steps, { back, now: written(changes.map((each) => each.value)) }].slice(-DEEPEST));
  }

  /** @param {string} sheet */
  any(sheet) {
    return (this.#taken.get(sheet)?.length ?? 0) > 0;
  }

  /**
   * The changes that undo the last one of the sheet; null where there is none. What somebody else has changed
   * since is not taken back.
   * @param {string} sheet
   * @returns {Change[] | null}
   */
  back(sheet) {
    const steps = this.#taken.get(sheet) ?? [];
    for (let step = steps.pop(); step; step = steps.pop()) {
      if (written(step.back.map((each) => this.inspection.ledger.entry(each)?.value)) === step.now) return step.back;
    }
    return null;
  }
}
