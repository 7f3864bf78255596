// What of the store is not needed to show an inspection and to keep an answer: one part, read once the first view is
// there, or at once by whoever needs it.
export { forget, saveBundle, saveSummaries } from "./arrivals.js";
export { changePhoto, claimed, sendAgain, settle, taken, unwaiting, withoutTaken } from "./outgoing.js";
export { restore } from "./recovery.js";
export { readRescue } from "./rescue.js";
export { salvage } from "./salvage.js";
