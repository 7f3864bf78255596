// From an empty page to the first view, or to words about why there is none: storage that cannot be opened is told,
// never passed over, for an app that seems to work and keeps nothing would be the worst of all.
import { render } from "lit-html";
import { afterPaint } from "./calm.js";
import { routeOf } from "./router.js";
import { start } from "./start.js";
import { reasonOf } from "./store/errors.js";
import { openStore } from "./store/store.js";
import { syncSoon } from "./sync/front.js";
import { read, readTheRest, views } from "./views/table.js";

// Nothing is sent before the first view is there, but a view that does not come holds nothing up for longer.
const PATIENCE = 3000;

/** @param {HTMLElement} root */
export async function begin(root) {
  // Read while the store opens. If it cannot be read, the view that needs it says so.
  const { name, parameters } = routeOf(location.hash);
  read(name).catch(() => {});
  if (parameters.inspection) import("./views/round.js").catch(() => {});
  const store = await openStore(parameters.inspection).catch(async (error) => {
    console.error(error);
    await tellClosed(reasonOf(error), empty(root));
    return null;
  });
  if (!store) return;
  // What is wrong from the start stands above the first view at once, not a moment later.
  if (store.health.state !== "ok") await import("./views/warnings.js").catch(() => {});
  /** @type {(value?: unknown) => void} */
  let shown = () => {};
  const after = new Promise((resolve) => (shown = resolve));
  setTimeout(shown, PATIENCE);
  const sync = syncSoon(store, { fetch: fetch.bind(globalThis), now: Date.now, after });
  void after.then(() => whenIdle(() => void readTheRest()));
  await start({ root, store, sync, views }).finally(() => afterPaint(shown));
}

/** What nobody waits for must not take the first taps' time. @param {() => void} work */
const whenIdle = (work) => ("requestIdleCallback" in globalThis ? requestIdleCallback(work, { timeout: 2000 }) : setTimeout(work, 500));

/** @param {HTMLElement} root */
function empty(root) {
  const place = document.createElement("main");
  root.replaceChildren(place);
  return place;
}

/** @param {string} reason @param {HTMLElement} place */
async function tellClosed(reason, place) {
  try {
    const { closed } = await import("./views/closed.js");
    render(closed(reason), place);
  } catch {
    place.textContent = reason;
  }
}
