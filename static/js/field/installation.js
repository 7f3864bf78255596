// The app on the tablet: its service worker, a new version that waits, and installing it to the home screen.

const read = () => import("./keeping_app.js");
const ONE_MINUTE = 60_000;

export class Installation {
  /** A version that is here and waits. @type {ServiceWorker|null} */
  waiting = null;
  /** Whether another window of the app keeps the new version from starting. */
  hindered = false;
  /** Whether it was asked to start: the version before first ends what it is at. */
  updating = false;
  /** Whether the app's files are kept on the tablet. */
  kept = false;
  /** @type {BeforeInstallPromptEvent|null} */
  prompt = null;
  #asked = 0;
  /** @type {ServiceWorkerRegistration|null} */
  registration = null;

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
    await read().then(({ keep }) => keep(this)).catch((error) => console.warn(error));
  }

  /** Ask the server for a newer version; at most once a minute, and silently in vain without a network. */
  async look(now = Date.now()) {
    if (!this.registration || now - this.#asked < ONE_MINUTE) return;
    this.#asked = now;
    await this.registration.update().catch(() => {});
  }

  /** Start the waiting version: the page is loaded again. Nothing happens while other windows are open. */
  async update() {
    await read().then(({ takeOver }) => takeOver(this), () => {});
  }

  /** Show the browser's own question. */
  async install() {
    const { prompt } = this;
    this.prompt = null;
    await prompt?.prompt();
    this.changed();
  }
}
