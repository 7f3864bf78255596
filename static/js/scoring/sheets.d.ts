// What the tablet uses of the engine, for its type checker.
import type { Checklist } from "../field/model/types.js";
import type { PreviousSheet } from "../field/types.js";
import type { Fraction } from "./fractions.js";

export interface ScoredSheet {
  sheet: PreviousSheet;
  checklist: Checklist;
  score: Fraction | null;
}
export function scoreSheet(
  programme: any,
  checklist: Checklist,
  sheet: PreviousSheet,
  previous: PreviousSheet[],
  before?: ScoredSheet | null,
): ScoredSheet;
