// From sheets up to the programme, by the programme's model. Every node has earned and full; its score is
// earned / full, null where nothing counts. The stake of a child is what it brings to its parent's full.

import { ONE, ZERO, add, div, fraction, isZero, mul, sum } from "./fractions.js";
import { weightOf } from "./sheets.js";

const share = (stake, full) => (isZero(full) ? ZERO : div(stake, full));
const scoreOf = ({ earned, full }) => (isZero(full) ? null : div(earned, full));

/** In points the sheets with full marks are in the mean; of bonus items alone those that answered one. */
function counted(sheets) {
  const withMarks = sheets.filter((sheet) => !isZero(sheet.tally.full));
  return withMarks.length ? withMarks : sheets.filter((sheet) => sheet.tally.bonusAnswers > 0);
}

const MODELS = {
  weighted: {
    inside: (sheets) => sheets.filter((sheet) => sheet.score !== null),
    ofSheets: (inside) => ({ earned: sum(inside.map((sheet) => sheet.score)), full: fraction(BigInt(inside.length)) }),
    ofSheet: () => ONE,
    ofNode: (node) => (node.score === null ? ZERO : node.weight),
    earnedOf: (node) => (node.score === null ? ZERO : mul(node.weight, node.score)),
  },
  points: {
    inside: counted,
    ofSheets: (inside) => {
      const number = fraction(BigInt(Math.max(1, inside.length)));
      const mean = (values) => div(sum(values), number);
      return { earned: mean(inside.map((sheet) => sheet.earned)), full: mean(inside.map((sheet) => sheet.tally.full)) };
    },
    ofSheet: (sheet, inside) => div(sheet.tally.full, fraction(BigInt(inside.length))),
    ofNode: (node) => node.full,
    earnedOf: (node) => node.earned,
  },
};

function joined(model, nodes) {
  const sums = { earned: ZERO, full: ZERO };
  for (const node of nodes) {
    sums.earned = add(sums.earned, model.earnedOf(node));
    sums.full = add(sums.full, model.ofNode(node));
  }
  return { ...sums, score: scoreOf(sums) };
}

/** The parts and the whole, from the scored sheets by checklist id. */
export function treeOf(programme, sheets) {
  const model = MODELS[programme.model ?? "weighted"];
  const parts = (programme.parts ?? []).map((part) => {
    const checklists = (part.uses ?? []).map((use) => {
      const mine = sheets.get(use.checklist.id) ?? [];
      const inside = model.inside(mine);
      const sums = model.ofSheets(inside);
      return { id: use.checklist.id, weight: weightOf(use), sheets: mine, inside, ...sums, score: scoreOf(sums) };
    });
    return { id: part.id, weight: weightOf(part), checklists, ...joined(model, checklists) };
  });
  return { parts, ...joined(model, parts) };
}

/** For every counted sheet its shares (part, checklist, sheet) and how many points of 100 one mark is. */
export function stakesOf(programme, tree) {
  if (isZero(tree.full)) return [];
  const points = programme.model === "points";
  const model = MODELS[programme.model ?? "weighted"];
  const stakes = [];
  for (const part of tree.parts) {
    for (const node of part.checklists) {
      const above = [share(model.ofNode(part), tree.full), share(model.ofNode(node), part.full)];
      for (const sheet of node.inside) {
        const shares = [...above, share(model.ofSheet(sheet, node.inside), node.full)];
        const whole = shares.reduce(mul, fraction(100n));
        const perMark = points
          ? div(fraction(100n, BigInt(node.inside.length)), tree.full)
          : div(whole, sheet.tally.full);
        if (!isZero(perMark)) stakes.push({ sheet, shares, perMark });
      }
    }
  }
  return stakes;
}
