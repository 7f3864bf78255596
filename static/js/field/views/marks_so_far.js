// The score as it would be now, said as what it is: a preview of the part that was inspected.
import words from "#words/walk.js";
import { say } from "../say.js";
import { read } from "./wording.js";

/** @import { Inspection } from "../model/inspection.js" */

/** "Preview: 92.5, good"; without a grade where too little was inspected. @param {Inspection} inspection */
export function gradeNow(inspection) {
  const { displayed, displayedPoints, grade } = inspection.score();
  const figure = displayedPoints ?? displayed;
  if (figure === null || figure === undefined) return words.no_score;
  /** @type {{grade: string, title: any}[]} */
  const bands = inspection.programme.grading.bands;
  const title = read(bands.find((band) => band.grade === grade)?.title);
  return title ? say(words.score_and_grade, { score: String(figure), grade: title }) : say(words.score_now, { score: String(figure) });
}
