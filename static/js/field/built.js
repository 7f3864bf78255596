// What the build says about itself, and the only way to start a script of our own from an address: the page's policy
// takes no other (Trusted Types), so an address that came in with data can never become code.

const facts = typeof BUILT === "undefined" ? undefined : BUILT;

/** This version of the app; "source" when a module runs unbundled. */
export const build = facts?.build ?? "source";

/** The language of this bundle's words. */
export const language = facts?.language ?? "zh";

export const qrWasm = facts?.qr_wasm ?? "";

/** @type {Promise<void>|null} */
let styled = null;

/**
 * What views other than the sheet look like: asked for with the first of them, or once the first view is there. What
 * cannot be had is done without, and asked for again the next time.
 * @returns {Promise<void>}
 */
export function viewsStyle() {
  const href = facts?.views_style;
  if (!href) return Promise.resolve();
  styled ??= new Promise((resolve) => {
    const link = Object.assign(document.createElement("link"), { rel: "stylesheet", href });
    link.addEventListener("load", () => resolve());
    link.addEventListener("error", () => {
      link.remove();
      styled = null;
      resolve();
    });
    document.head.append(link);
  });
  return styled;
}

const SERVICE_WORKER = "/field/worker.js";
const workers = { image: facts?.image_worker, journal: facts?.journal_worker };
const ours = new Set([SERVICE_WORKER, ...Object.values(workers)]);

/** @param {string} address @returns {string} */
function own(address) {
  if (!ours.has(address)) throw new TypeError(`not a script of ours: ${address}`);
  return address;
}

const policy = globalThis.trustedTypes?.createPolicy("inspect", { createScriptURL: own }) ?? { createScriptURL: own };

/**
 * Start one of our workers. Throws where it cannot be started.
 * @param {"image" | "journal"} name
 * @returns {Worker}
 */
export function startWorker(name) {
  return new Worker(policy.createScriptURL(workers[name] ?? ""), { name });
}

/** Register the service worker. @returns {Promise<ServiceWorkerRegistration>} */
export function registerServiceWorker() {
  const address = policy.createScriptURL(SERVICE_WORKER);
  return navigator.serviceWorker.register(address, { scope: "/field/", updateViaCache: "none" });
}
