// Puts the app together: what is kept, what sends it, the frame and the views. Everything else is told of the others here.
import words from "#words/frame.js";
import { afterPaint, calmly } from "./calm.js";
import { Frame } from "./frame.js";
import { Inspections } from "./inspections.js";
import { Installation } from "./installation.js";
import { language } from "./built.js";
import { newest } from "./newest.js";
import { routeOf } from "./router.js";
import { say } from "./say.js";
import { SEEN, unseen } from "./seen.js";

/** @import {Context, Counts, Store, Sync} from "./types.js" */
/** @import {MakeView} from "./frame.js" */

/** A tablet that is put away may never come back to this page: what stands in the field is given now, not after the pause. */
function giveTyped() {
  const field = document.activeElement;
  if (field?.matches(".input")) field.dispatchEvent(new Event("change"));
}

/**
 * @param {{root: HTMLElement, store: Store, sync: Sync, views: Record<string, MakeView>}} parts
 * @returns {Promise<void>} once the first view is there
 */
export async function start({ root, store, sync, views }) {
  const frame = new Frame(root, views);
  const redraw = () => frame.redraw();
  const installation = new Installation(redraw);
  const inspections = new Inspections(store, redraw);
  /** @type {Context & {installation: Installation}} */
  const context = {
    store, sync, language, redraw, installation,
    words: (key, values) => say(/** @type {Record<string, string>} */ (words)[key] ?? key, values),
    go: (hash) => (location.hash === hash ? void open() : location.assign(hash)),
    inspection: (id) => inspections.get(id),
  };
  const open = () => frame.show(routeOf(location.hash), context).finally(drawBar);
  // Nothing is said before it is known: "all on the server" would be, for a moment, of answers nobody has counted yet.
  /** @type {Counts|null} */
  let counts = null;
  const drawBar = () => {
    if (counts) frame.drawBar({ counts, health: store.health, sync: sync.status }, () => sync.press());
  };
  const count = newest(() => store.counts(), (found) => {
    counts = unseen(found);
    drawBar();
  });
  const recount = calmly(() => void count());

  for (const event of /** @type {const} */ (["ops", "photos"])) store.on(event, recount);
  store.on("health", drawBar);
  sync.on("status", drawBar);
  window.addEventListener(SEEN, () => void count());
  window.addEventListener("hashchange", () => void open());
  document.addEventListener("visibilitychange", () => (document.visibilityState === "visible" ? void installation.look() : giveTyped()));

  await Promise.all([open(), count()]);
  // What the first view does not need waits until it is there.
  afterPaint(() => void installation.start());
}
