// The app on the tablet: its service worker, a new version that waits, and installing it to the home screen.
import { registerServiceWorker } from "./built.js";

const ONE_MINUTE = 60_000;

export class Installation {
  /** A version that is here and waits. @type {ServiceWorker|null} */
  waiting = null;
  /** Whether another window of the app keeps the new version from starting. */
  hindered = false;
  /** Whether the app's files are kept on the tablet. */
  kept = false;
  /** @type {BeforeInstallPromptEvent|null} */
  prompt = null;
  #asked = 0;
  /** @type {ServiceWorkerRegistration|null} */
  #registration = null;

  /** @param {() => void} changed called when anything of it is different */
  constructor(changed) {
    this.changed = changed;
    // The browser may ask before anything else has happened, and it asks once.
    window.addEventListener("beforeinstallprompt", (event) => {
      event.preventDefault();
      this.prompt = event;
      this.changed();
    });
    window.addEventListener("appinstalled", () => {
      this.prompt = null;
      this.changed();
    });
  }

  /** Register the worker and listen. Never fails: without a worker the app runs, only not without a network. */
  async start() {
    if (!("serviceWorker" in navigator)) return;
    try {
      this.#registration = await registerServiceWorker();
    } catch (error) {
      console.warn("the app's files are not kept on this tablet", error);
      return;
    }
    if (!this.#registration) return;
    this.#watch(this.#registration);
    await navigator.serviceWorker.ready;
    this.kept = true;
    this.changed();
  }

  /** @param {ServiceWorkerRegistration} registration */
  #watch(registration) {
    const look = () => {
      // The first version waits for nobody; only a second one replaces something.
      this.waiting = registration.active ? registration.waiting : null;
      this.changed();
    };
    registration.addEventListener("updatefound", () => {
      registration.installing?.addEventListener("statechange", look);
    });
    look();
  }

  /** Ask the server for a newer version; at most once a minute, and silently in vain without a network. */
  async look(now = Date.now()) {
    if (!this.#registration || now - this.#asked < ONE_MINUTE) return;
    this.#asked = now;
    await this.#registration.update().catch(() => {});
  }

  /** Start the waiting version: the page is loaded again. Nothing happens while other windows are open. */
  async update() {
    if (!this.waiting) return;
    const { port1, port2 } = new MessageChannel();
    navigator.serviceWorker.addEventListener("controllerchange", () => location.reload(), { once: true });
    port1.onmessage = ({ data }) => {
      this.hindered = data === "other-windows";
      this.changed();
    };
    this.waiting.postMessage("take-over", [port2]);
  }

  /** Show the browser's own question. */
  async install() {
    const { prompt } = this;
    this.prompt = null;
    await prompt?.prompt();
    this.changed();
  }
}

/** Whether the app runs in its own window. */
export function isInstalled() {
  return matchMedia("(display-mode: standalone)").matches || /** @type {any} */ (navigator).standalone === true;
}

/** iPads say they are Macs, but Macs have no touch. */
export function isApple() {
  const { userAgent, maxTouchPoints } = navigator;
  return /iPad|iPhone/.test(userAgent) || (/Macintosh/.test(userAgent) && maxTouchPoints > 1);
}

/** Whether the browser promised not to clear what is kept, perhaps since the store was opened. @param {{persisted: boolean}} store */
export async function isPersisted(store) {
  return store.persisted || ((await navigator.storage?.persisted?.().catch(() => false)) ?? false);
}
