// Vetoes, in their order, each with its reason kept.

import { lowest } from "./grades.js";
import { rank, vetoesSheet } from "./sheets.js";

/** By kind, then in the order of the sheets and their items. */
export function vetoesOf(programme, sheets) {
  const all = sheets.flatMap((sheet) => sheet.rows.map((row) => ({ sheet, row })));
  const failing = all.filter(({ row }) => row.judged.severity !== null);
  const by = (kind) => failing.filter(({ row }) => row.criterion.veto === kind);
  return [
    ...all.filter(({ row }) => vetoesSheet(row)).map((each) => applied("sheet", null, each)),
    ...by("cap").map((each) => applied("cap", programme.grading.cap ?? null, each)),
    ...by("fail").map((each) => applied("fail", lowest(programme.grading), each)),
    ...capped(programme.caps ?? [], failing),
  ];
}

function applied(kind, grade, { sheet, row }) {
  return {
    kind,
    grade,
    checklist: sheet.checklist.id,
    item: row.criterion.id,
    sheet: sheet.sheet.id,
    place: sheet.sheet.place,
    severity: row.judged.severity,
    count: null,
  };
}

function capped(caps, failing) {
  const none = { checklist: null, item: null, sheet: null, place: null };
  return caps
    .map((cap) => ({ cap, count: failing.filter(({ row }) => rank(row.judged.severity) >= rank(cap.severity)).length }))
    .filter(({ cap, count }) => count >= cap.at_least)
    .map(({ cap, count }) => ({ ...none, kind: "programme_cap", grade: cap.grade, severity: cap.severity, count }));
}
