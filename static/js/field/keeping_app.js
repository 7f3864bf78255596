// The service worker from the page's side: registering it, and letting a new version take over. Nothing of it is needed
// before the first view is there.
import { build, registerServiceWorker } from "./built.js";
import { rememberLanguage } from "./choices.js";

/** @import { Installation } from "./installation.js" */

// A waiting version that said it starts has started long before.
const PATIENCE = 1500;
/** That this window was loaded anew before the version before had gone. */
const ANEW = "inspect-loaded-anew";

/** Have the app's files kept, and tell when they are and when a new version waits. @param {Installation} installation */
export async function keep(installation) {
  // Without the Cache API the tablet's own language decides; nothing else is lost.
  void rememberLanguage().catch(() => {});
  if (!("serviceWorker" in navigator)) return;
  // No window runs one version under the worker of another. The first worker of all replaces none.
  const { serviceWorker } = navigator;
  if (serviceWorker.controller) serviceWorker.addEventListener("controllerchange", () => location.reload(), { once: true });
  try {
    installation.registration = await registerServiceWorker();
  } catch (error) {
    console.warn("the app's files are not kept on this tablet", error);
    return;
  }
  if (!installation.registration) return;
  watch(installation, installation.registration);
  followOn(serviceWorker.controller);
  await serviceWorker.ready;
  installation.kept = true;
  installation.changed();
}

/** @param {Installation} installation @param {ServiceWorkerRegistration} registration */
function watch(installation, registration) {
  const look = () => {
    // The first version waits for nobody; only a second one replaces something.
    installation.waiting = registration.active ? registration.waiting : null;
    installation.changed();
  };
  registration.addEventListener("updatefound", () => {
    registration.installing?.addEventListener("statechange", look);
  });
  look();
}

/**
 * Loaded anew, a window may be given by the version before and lose that one while it is being read, when nobody listens
 * yet: then it is loaded once more.
 * @param {ServiceWorker|null} controller
 */
function followOn(controller) {
  if (!controller || !sessionStorage.getItem(ANEW)) return;
  sessionStorage.removeItem(ANEW);
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = ({ data }) => {
    if (data !== build) location.reload();
    // A port that is open keeps its worker from coming to rest.
    port1.close();
  };
  controller.postMessage("version", [port2]);
}

function loadAnew() {
  sessionStorage.setItem(ANEW, "1");
  location.reload();
}

/**
 * Have the waiting version start. Asked just while the version before ends something, Chromium looks at that one again
 * only after minutes; when its window is loaded anew it looks at once.
 * @param {Installation} installation
 */
export function takeOver(installation) {
  const { waiting } = installation;
  if (!waiting) return;
  installation.updating = true;
  installation.changed();
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = ({ data }) => {
    installation.hindered = data === "other-windows";
    installation.updating = !installation.hindered;
    // Not from the press on: a slow tablet may look for other windows for longer, and would forget what it found.
    if (data === "starting") setTimeout(loadAnew, PATIENCE);
    installation.changed();
  };
  waiting.postMessage("take-over", [port2]);
}
