// What the tablet uses of the engine, for its type checker.
import type { PreviousSheet } from "../field/types.js";
import type { Fraction } from "./fractions.js";
import type { ScoredSheet, scoreSheet } from "./sheets.js";

interface Node {
  id: string;
  score: Fraction | null;
}
export interface Loss {
  checklist: string;
  item: string;
  sheet: string;
  place: string;
  label: string;
  points: Fraction;
  fraction: Fraction;
  shares: Fraction[];
  repeat: Fraction | null;
  reason: "answer" | "not_applicable" | "veto" | "bonus";
}
export interface Veto {
  kind: "sheet" | "cap" | "fail" | "programme_cap";
  grade: string | null;
  checklist: string | null;
  item: string | null;
  sheet: string | null;
  place: string | null;
  severity: string | null;
  count: number | null;
}
/** Displayed numbers are text; `reason` says why an inspection is not gradable. */
export interface Score {
  gradable: boolean;
  reason: "nothing_scored" | "coverage" | null;
  score: Fraction | null;
  displayed: string | null;
  points: Fraction | null;
  fullPoints: Fraction | null;
  displayedPoints: string | null;
  grade: string | null;
  gradeBeforeVetoes: string | null;
  coverage: Fraction;
  parts: (Node & { checklists: (Node & { sheets: ScoredSheet[] })[] })[];
  vetoes: Veto[];
  readonly losses: Loss[];
}
export function score(
  programme: any,
  sheets: PreviousSheet[],
  previous?: PreviousSheet[],
  scoreOne?: typeof scoreSheet,
): Score;
