// The score as it would be now, said as what it is: a preview of the part that was inspected.
import words from "#words/walk.js";
import { afterPaint } from "../calm.js";
import { engineNow, readEngine } from "../model/scoring.js";
import { say } from "../say.js";
import { read } from "./reading.js";

/** @import { Context } from "../types.js" */
/** @import { Inspection } from "../model/inspection.js" */

/** "Preview: 92.5, good"; without a grade where too little was inspected; nothing until the engine was read. @param {Inspection} inspection */
export function gradeNow(inspection) {
  const score = inspection.score();
  if (!score) return "";
  const { displayed, displayedPoints, grade } = score;
  const figure = displayedPoints ?? displayed;
  if (figure === null || figure === undefined) return words.no_score;
  /** @type {{grade: string, title: any}[]} */
  const bands = inspection.programme.grading.bands;
  const title = read(bands.find((band) => band.grade === grade)?.title);
  return title ? say(words.score_and_grade, { score: String(figure), grade: title }) : say(words.score_now, { score: String(figure) });
}

/** Draw once more as soon as there is a score to tell. @param {Context} context */
export function tellGrade({ redraw }) {
  if (!engineNow()) afterPaint(() => void readEngine().then(redraw, () => {}));
}
