// How far a section is, a sheet, an inspection.
/** @import { Group, Item, Lack, Progress } from "./types.js" */

/** @returns {Progress} */
const none = () => ({ asked: 0, answered: 0, open: 0, failed: 0 });

/**
 * @param {Group} group
 * @param {Set<string>} shown  the ids of the items asked
 * @param {(item: Item) => {lacks: Lack[], fails: boolean}} judge
 */
export function progressOf({ items }, shown, judge) {
  const progress = none();
  for (const item of items) {
    if (!shown.has(item.id)) continue;
    const { lacks, fails } = judge(item);
    if (item.required !== false) {
      progress.asked += 1;
      if (!lacks.includes("answer")) progress.answered += 1;
    }
    if (lacks.length) progress.open += 1;
    if (fails) progress.failed += 1;
  }
  return progress;
}

/** @param {Progress[]} parts */
export function sumOf(parts) {
  const sum = none();
  for (const part of parts) {
    sum.asked += part.asked;
    sum.answered += part.answered;
    sum.open += part.open;
    sum.failed += part.failed;
  }
  return sum;
}
