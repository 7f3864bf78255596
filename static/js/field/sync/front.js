// The sync as the app sees it from its first moment. What sends is a part of its own: it is read once the first view is
// there, or as soon as somebody wants something of it. Whatever was tapped before lies in the store, where it finds it.
import { Events } from "../store/events.js";

/**
 * @import {Occurrence, Store, Submission, Sync, SyncStatus} from "../types.js"
 * @import {Options} from "./engine.js"
 */

/** A part that could not be read is asked for again. */
const AGAIN = 5000;

/** @implements {Sync} */
class Front {
  /** @type {SyncStatus} */
  status = { state: "idle", last_sync: null, next_try: null, message: "" };
  #events = new Events();
  /** @type {Promise<Sync>|null} */
  #engine = null;
  /** @type {ReturnType<typeof setTimeout>|undefined} */
  #timer;
  #stopped = false;

  /** @param {Store} store @param {Options & {after: Promise<unknown>, read: () => Promise<typeof import("./engine.js")>}} options */
  constructor(store, { read, ...options }) {
    this.store = store;
    this.after = options.after;
    this.read = read;
    this.options = options;
    void this.after.finally(() => this.#begin());
  }

  /** @param {"status"} event @param {(status: SyncStatus) => void} listener */
  on(event, listener) {
    return this.#events.on(event, listener);
  }

  press() {
    void this.#started().then((engine) => engine.press(), () => {});
  }

  /** @returns {Promise<boolean>} */
  async refreshList() {
    await this.after;
    return (await this.#started()).refreshList();
  }

  /** @param {string} inspection */
  async download(inspection) {
    return (await this.#started()).download(inspection);
  }

  /** @param {string} inspection @returns {Promise<Submission>} */
  async submit(inspection) {
    return (await this.#started()).submit(inspection);
  }

  /** @returns {Promise<Occurrence[]|null>} */
  async due() {
    await this.after;
    return (await this.#started()).due();
  }

  /** @param {string} occurrence */
  async begin(occurrence) {
    return (await this.#started()).begin(occurrence);
  }

  /** @param {Blob} file */
  async giveBack(file) {
    return (await this.#started()).giveBack(file);
  }

  stop() {
    this.#stopped = true;
    clearTimeout(this.#timer);
    void this.#engine?.then((engine) => engine.stop(), () => {});
  }

  #begin() {
    if (this.#stopped) return;
    this.#started().catch(() => {
      this.#timer = setTimeout(() => this.#begin(), AGAIN);
    });
  }

  #started() {
    this.#engine ??= this.#start().catch((error) => {
      this.#engine = null;
      throw error;
    });
    return this.#engine;
  }

  async #start() {
    const { startSync } = await this.read();
    const engine = startSync(this.store, this.options);
    if (this.#stopped) engine.stop();
    engine.on("status", (status) => {
      this.status = status;
      this.#events.here("status", status);
    });
    return engine;
  }
}

/**
 * @param {Store} store
 * @param {Options & {after: Promise<unknown>, read?: () => Promise<typeof import("./engine.js")>}} options `after`: what goes before the
 *   first try; `read`: how the part that sends is read
 * @returns {Sync}
 */
export function syncSoon(store, { read = () => import("./engine.js"), ...options }) {
  return new Front(store, { read, ...options });
}
