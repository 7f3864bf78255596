// The tablet's copy of the scoring arithmetic, for the live preview only: what counts is the server's score.
// Both are held to tests/vectors/scoring. Rules: docs/scoring.md.

import { lossesOf } from "./explain.js";
import { HUNDRED, ZERO, add, compare, div, isZero, mul, read } from "./fractions.js";
import { atMost, gradeOf, roundHalfUp } from "./grades.js";
import { scoreSheet } from "./sheets.js";
import { stakesOf, treeOf } from "./tree.js";
import { vetoesOf } from "./vetoes.js";

/**
 * @typedef {object} Sheet
 * @property {string} id
 * @property {string} checklist
 * @property {string} place - the stable key by which repeat findings are matched
 * @property {Record<string, boolean | string | {number: string}>} [attributes]
 * @property {Record<string, {value?: unknown, not_applicable?: string, not_inspected?: string}>} [answers]
 */

/**
 * Scores sheets against the programme of a revision's document.
 *
 * Answers that do not fit their item, such as half-typed ones, count as not inspected.
 *
 * @param {object} programme - the "programme" of the revision's document
 * @param {Sheet[]} sheets
 * @param {Sheet[]} [previous] - those of the previous completed inspection of the programme
 * @param {typeof scoreSheet} [scoreOne] - takes the place of scoreSheet where sheets scored before are kept
 * @returns {object} fractions are {n, d} of BigInt, displayed numbers are text
 */
export function score(programme, sheets, previous = [], scoreOne = scoreSheet) {
  const scored = scoredSheets(programme, sheets, previous, scoreOne);
  const all = [...scored.values()].flat();
  const tree = treeOf(programme, scored);
  const coverage = coverageOf(all);
  const reason = reasonOf(programme, tree, coverage);
  const vetoes = vetoesOf(programme, all);
  const shown = displayedOf(programme, tree);
  const before = reason === null ? gradeOf(programme.grading, shown.forGrade) : null;
  return {
    gradable: reason === null,
    reason,
    score: tree.score,
    displayed: shown.displayed,
    points: shown.points === null ? null : tree.earned,
    fullPoints: shown.points === null ? null : tree.full,
    displayedPoints: shown.points,
    grade: before && vetoes.reduce((grade, veto) => atMost(programme.grading, grade, veto.grade), before),
    gradeBeforeVetoes: before,
    coverage,
    parts: tree.parts,
    vetoes,
    // Only whoever explains a score reads its losses; whoever shows the number alone need not wait for them.
    get losses() {
      return lossesOf(programme, stakesOf(programme, tree));
    },
  };
}

/** The scored sheets by checklist, in programme order; sheets of other checklists are left out. */
function scoredSheets(programme, sheets, previous, scoreOne) {
  const uses = (programme.parts ?? []).flatMap((part) => part.uses ?? []);
  return new Map(
    uses.map(({ checklist }) => [
      checklist.id,
      sheets
        .filter((sheet) => sheet.checklist === checklist.id)
        .map((sheet) => scoreOne(programme, checklist, sheet, earlierOf(sheet, previous))),
    ]),
  );
}

function earlierOf(sheet, previous) {
  return previous.filter((one) => one.checklist === sheet.checklist && one.place === sheet.place);
}

function coverageOf(sheets) {
  const total = (name) => sheets.reduce((all, sheet) => add(all, sheet.tally[name]), ZERO);
  const applicable = total("applicable");
  return isZero(applicable) ? ZERO : div(total("inspected"), applicable);
}

function reasonOf(programme, tree, coverage) {
  if (tree.score === null) return "nothing_scored";
  return compare(coverage, read(programme.coverage_floor ?? "4/5")) < 0 ? "coverage" : null;
}

function displayedOf(programme, tree) {
  const decimals = programme.grading.decimals ?? 1;
  const displayed = tree.score === null ? null : roundHalfUp(mul(HUNDRED, tree.score), decimals);
  const points = programme.model === "points" ? roundHalfUp(tree.earned, decimals) : null;
  const onPoints = programme.grading.on === "points" && points !== null;
  return { displayed, points, forGrade: onPoints ? points : displayed };
}
