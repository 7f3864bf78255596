// The view of every address of router.js. The list comes with the app; the others are read when the first of them is
// opened, from the tablet's own copy once the service worker has it, so that no start waits for what it does not show.
import { listView } from "./list.js";

/** @typedef {"walk"|"sheet"|"scan"|"review"|"sign"|"receipt"|"storage"|"install"} Later */

/** What is read once. */
export const round = () => import("./round.js");

/** @param {Later} name @returns {import("../frame.js").MakeView} */
const later = (name) => async (context, parameters) => (await round())[`${name}View`](context, parameters);

/** Findings are looked at on some rounds only. @param {"verify"|"finding"} name @returns {import("../frame.js").MakeView} */
const looking = (name) => async (context, parameters) => (await import("./verify.js"))[`${name}View`](context, parameters);

/** @type {Record<string, import("../frame.js").MakeView>} */
export const views = {
  list: listView,
  verify: looking("verify"),
  finding: looking("finding"),
  ...Object.fromEntries(
    /** @type {Later[]} */ (["walk", "sheet", "scan", "review", "sign", "receipt", "storage", "install"]).map((name) => [name, later(name)]),
  ),
};
