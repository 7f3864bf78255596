// The service worker from the page's side: registering it, and letting a new version take over. Nothing of it is needed
// before the first view is there.
import { registerServiceWorker } from "./built.js";
import { rememberLanguage } from "./choices.js";
import { readTheRest } from "./views/table.js";

/** @import { Installation } from "./installation.js" */

/** Have the app's files kept, and tell when they are and when a new version waits. @param {Installation} installation */
export async function keep(installation) {
  // Without the Cache API the tablet's own language decides; nothing else is lost.
  void rememberLanguage().catch(() => {});
  if (!("serviceWorker" in navigator)) return;
  try {
    installation.registration = await registerServiceWorker();
  } catch (error) {
    console.warn("the app's files are not kept on this tablet", error);
    return;
  }
  if (!installation.registration) return;
  watch(installation, installation.registration);
  await navigator.serviceWorker.ready;
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

/** @param {Installation} installation */
export async function takeOver(installation) {
  const { waiting } = installation;
  if (!waiting) return;
  installation.updating = true;
  installation.changed();
  navigator.serviceWorker.addEventListener("controllerchange", () => location.reload(), { once: true });
  // The version before must be at rest: one that is asked to end while it gives out parts is looked at again by the
  // browser only when it has been idle for long.
  await readTheRest();
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = ({ data }) => {
    installation.hindered = data === "other-windows";
    installation.updating = !installation.hindered;
    installation.changed();
  };
  waiting.postMessage("take-over", [port2]);
}
