// The way through a project: the sheets building by building, then what lies between them, then conversations.
import words from "#words/walk.js";
import { placeName } from "./wording.js";

/**
 * @import { Location, Sheet } from "../types.js"
 * @import { Progress } from "../model/types.js"
 * @import { Inspection } from "../model/inspection.js"
 * @typedef {"complete" | "begun" | "new"} StopState
 * @typedef {{id: string, sheet: Sheet, place: string, progress: Progress, state: StopState}} Stop
 * @typedef {{title: string, stops: Stop[], left: number}} Stage
 */

/** @param {Progress} progress @returns {StopState} */
function stateOf({ open, answered, failed }) {
  if (open === 0) return "complete";
  return answered || failed ? "begun" : "new";
}

/** Where sheets stand that belong to no building. @param {string} per */
function kindOf(per) {
  if (per === "encounter") return words.encounters;
  return per === "location" ? words.outdoors : words.project;
}

/**
 * Buildings in the order of their first sheet.
 * @param {Inspection} inspection
 * @returns {Stage[]}
 */
export function stagesOf(inspection) {
  /** @type {Map<string, Location>} */
  const locations = new Map(inspection.bundle.locations.map((location) => [location.id, location]));
  /** @type {Map<string, Stop[]>} */
  const stages = new Map();
  for (const sheet of inspection.sheets) {
    const building = (sheet.location && locations.get(sheet.location)?.building) || "";
    const title = building || kindOf(inspection.checklist(sheet.id).per);
    const progress = inspection.progress(sheet.id);
    const label = building && sheet.label.startsWith(building) ? sheet.label.slice(building.length).trim() : sheet.label;
    const stop = { id: sheet.id, sheet, place: placeName(label), progress, state: stateOf(progress) };
    stages.set(title, [...(stages.get(title) ?? []), stop]);
  }
  return [...stages].map(([title, stops]) => ({
    title,
    stops,
    left: stops.filter((stop) => stop.state !== "complete").length,
  }));
}
