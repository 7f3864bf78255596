// The view of every address of router.js. Each is a part of its own, read when it is opened, so that no start waits for
// what it does not show; the others follow once the first view is there, so that none is missing in a basement and
// no tap waits for one.

import { viewsStyle } from "../built.js";
import { readEngine } from "../model/scoring.js";

/** @typedef {import("../frame.js").MakeView} MakeView */

/** @type {Record<string, () => Promise<Record<string, any>>>} */
const PARTS = {
  list: () => import("./list.js"),
  walk: () => import("./walk.js"),
  sheet: () => import("./sheet.js"),
  review: () => import("./review.js"),
  sign: () => import("./ending.js"),
  receipt: () => import("./ending.js"),
  scan: () => import("./besides.js"),
  storage: () => import("./besides.js"),
  install: () => import("./besides.js"),
  verify: () => import("./verify.js"),
  finding: () => import("./finding.js"),
};

/**
 * What a view is made of; asked for before it is wanted where it is opened by itself. A sheet has its looks already.
 * @param {string} name
 */
export const read = async (name) => (await Promise.all([PARTS[name]?.() ?? {}, name === "sheet" ? null : viewsStyle()]))[0];

/** @type {Record<string, MakeView>} */
export const views = Object.fromEntries(
  Object.keys(PARTS).map((name) => [name, async (context, parameters) => (await read(name))[`${name}View`](context, parameters)]),
);

/** Parts that belong to no address. @type {(() => Promise<unknown>)[]} */
const WITHIN = [
  () => import("../sync/engine.js"),
  () => import("../store/later.js"),
  () => import("../keeping_app.js"),
  () => import("./warnings.js"),
  () => import("./taking.js"),
  () => import("./photo_viewer.js"),
  () => import("./marks.js"),
  () => import("./encounter.js"),
  () => import("./contradiction.js"),
  readEngine,
];

/** Read all that is not here yet, one after the other. A part that cannot be read now is asked for when it is wanted. */
export async function readTheRest() {
  for (const part of [viewsStyle, ...WITHIN, ...Object.values(PARTS)]) await part().catch(() => {});
}
