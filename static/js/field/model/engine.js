// The engine that scores, in one part.
export { score } from "../../scoring/engine.js";
export { scoreSheet } from "../../scoring/sheets.js";
