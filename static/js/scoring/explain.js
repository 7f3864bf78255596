// Where the points went: every loss as points of the final 100, summing exactly to 100 - score.

import { HUNDRED, ONE, ZERO, compare, div, isZero, mul, neg, read, sub } from "./fractions.js";
import { vetoesSheet } from "./sheets.js";

/** The losses of the sheets that count, the greatest first. */
export function lossesOf(programme, stakes) {
  const losses = stakes.flatMap((stake) => sheetLosses(programme, stake));
  return losses.sort((a, b) => compare(b.points, a.points) || (name(a) < name(b) ? -1 : 1));
}

const name = (loss) => [loss.checklist, loss.item, loss.place, loss.sheet].join("\n");

function sheetLosses(programme, stake) {
  const losses = stake.sheet.rows.flatMap((row) => itemLoss(programme, stake, row));
  const { vetoed, tally, before, rows } = stake.sheet;
  if (vetoed && !isZero(tally.earned)) {
    const points = mul(stake.perMark, tally.earned);
    const shares = before === null ? [ONE, ONE, ONE, div(points, HUNDRED)] : [...stake.shares, before];
    losses.push(loss(stake, rows.find(vetoesSheet), points, ZERO, shares, "veto"));
  }
  return losses;
}

function itemLoss(programme, stake, row) {
  if (isZero(row.weight)) return [];
  const mark = mul(stake.perMark, row.weight);
  const excused = row.judged.outcome === "not_applicable" && programme.not_applicable === "zero";
  const found = excused && !row.criterion.bonus ? ZERO : row.judged.fraction;
  if (found === null) return [];
  const repeat = row.judged.repeat ? read(programme.repeat_multiplier ?? "1") : null;
  if (row.criterion.bonus) {
    if (isZero(found)) return [];
    return [loss(stake, row, neg(mul(mark, found)), found, [ONE, ONE, ONE, div(mark, HUNDRED)], "bonus", repeat)];
  }
  const missed = sub(ONE, found);
  if (isZero(missed)) return [];
  const shares = [...stake.shares, div(row.weight, stake.sheet.tally.full)];
  return [loss(stake, row, mul(mark, missed), found, shares, excused ? "not_applicable" : "answer", repeat)];
}

function loss(stake, row, points, found, shares, reason, repeat = null) {
  const { sheet, checklist } = stake.sheet;
  return {
    checklist: checklist.id,
    item: row.criterion.id,
    sheet: sheet.id,
    place: sheet.place,
    label: sheet.label ?? "",
    points,
    fraction: found,
    shares,
    repeat,
    reason,
  };
}
