// What every view of a round stands on: the model, its words, and how they are said. Read with the first of them.
import "lit-html/directives/live.js";
import "../model/saving.js";
import "../model/waiting.js";
import "./marks_so_far.js";
import "./reading.js";

export { Inspection } from "../model/inspection.js";
