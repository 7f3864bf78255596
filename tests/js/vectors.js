// The cases of tests/vectors/scoring, and how a result is held to them.
import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";

import { mul, neg, product, read, sub, sum, write } from "../../static/js/scoring/fractions.js";

const FOLDER = new URL("../vectors/scoring/", import.meta.url);
const text = (fraction) => (fraction === null ? null : write(fraction));
const named = (pairs) => Object.fromEntries(pairs);

/** Every case with the name of its file. */
export const cases = readdirSync(FOLDER)
  .sort()
  .flatMap((file) =>
    JSON.parse(readFileSync(new URL(file, FOLDER), "utf8")).cases.map((vector) => ({ file, ...vector })),
  );

function seenOf(result) {
  const checklists = result.parts.flatMap((part) => part.checklists);
  const sheets = checklists.flatMap((checklist) => checklist.sheets);
  const rows = sheets.flatMap((one) => one.rows.map(({ judged }) => [`${one.sheet.id}/${judged.item}`, judged]));
  return {
    gradable: result.gradable,
    reason: result.reason,
    score: text(result.score),
    displayed: result.displayed,
    points: text(result.points),
    full_points: text(result.fullPoints),
    displayed_points: result.displayedPoints,
    grade: result.grade,
    grade_before_vetoes: result.gradeBeforeVetoes,
    coverage: write(result.coverage),
    part_scores: named(result.parts.map((part) => [part.id, text(part.score)])),
    checklist_scores: named(checklists.map((one) => [one.id, text(one.score)])),
    sheet_scores: named(sheets.map((one) => [one.sheet.id, text(one.score)])),
    losses: result.losses
      .map((loss) => [`${loss.checklist}/${loss.item}`, loss.sheet, write(loss.points), loss.reason])
      .map(String)
      .sort(),
    vetoes: result.vetoes.map((veto) => [
      veto.kind,
      veto.item && `${veto.checklist}/${veto.item}`,
      veto.sheet,
      veto.grade,
    ]),
    counts: result.vetoes.map((veto) => veto.count).filter((count) => count !== null),
    outcomes: named(rows.map(([name, judged]) => [name, judged.outcome])),
    severities: named(rows.map(([name, judged]) => [name, judged.severity])),
    fractions: named(rows.map(([name, judged]) => [name, text(judged.fraction)])),
    repeats: rows.filter(([, judged]) => judged.repeat).map(([name]) => name),
  };
}

/** Holds what an engine gave to what the case expects. */
export function check(result, { expect, why }) {
  const seen = seenOf(result);
  for (const [key, value] of Object.entries(expect)) {
    if (key === "losses") assert.deepEqual(seen.losses, value.map(String).sort(), why);
    else if (value === null || typeof value !== "object" || Array.isArray(value)) {
      assert.deepEqual(seen[key], value, `${key}: ${why}`);
    } else for (const [name, below] of Object.entries(value)) assert.equal(seen[key][name], below, `${name}: ${why}`);
  }
  if (result.score !== null) {
    const missing = mul(read("100"), sub(read("1"), result.score));
    assert.equal(write(sum(result.losses.map((loss) => loss.points))), write(missing));
  }
  for (const loss of result.losses) {
    const counted = loss.reason === "bonus" ? neg(loss.fraction) : sub(read("1"), loss.fraction);
    assert.equal(write(mul(read("100"), mul(product(loss.shares), counted))), write(loss.points));
  }
}
