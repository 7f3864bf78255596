// The life of the store in this tab: who owns the journal, what is put right, and when nothing can be kept any more.
import { Database } from "./database.js";
import { EditedElsewhere, StorageBroken, reasonOf } from "./errors.js";
import { Events } from "./events.js";
import { journalRows } from "./journal.js";
import { Keeper, readHead } from "./keeper.js";
import { Ownership } from "./ownership.js";
import { placeOf, seenAt } from "./rows.js";
import { Unkept } from "./unkept.js";

/**
 * @import {Health, Op, Session} from "../types.js"
 * @import {Tap} from "./keeping.js"
 */

export class Lifecycle {
  device = "";
  /** @type {Health} */
  health = { state: "elsewhere", reason: "" };
  persisted = false;
  /** @type {Session|null} */
  session = null;
  database = new Database();
  events = new Events();
  held = new Unkept();
  keeper = new Keeper(this.database, () => this.session?.user.id ?? null);
  #ownership = new Ownership();
  /** @type {Promise<void>|null} */
  #mending = null;
  #leaving = new AbortController();

  get broken() {
    return this.health.state === "broken";
  }

  /** Begin; to be called once, before anything else. */
  async open() {
    this.events.connect();
    this.database.reopened = () => this.#check();
    // Read meanwhile; whether it can be read is told by who makes all agree.
    const session = this.meta("session").catch(() => undefined);
    await this.#ownership.take(() => this.#own());
    await this.get(async () => {
      this.session = (await session) ?? (await this.meta("session"));
      if (!this.device) ({ device: this.device } = await readHead(this.database));
    }, undefined);
    const { signal } = this.#leaving;
    document.addEventListener("visibilitychange", () => this.#visible(), { signal });
    window.addEventListener("pagehide", (event) => event.persisted && this.#pause(), { signal });
    window.addEventListener("pageshow", (event) => event.persisted && this.#ownership.take(() => this.#own()), { signal });
    this.#askToPersist();
  }

  close() {
    this.#leaving.abort();
    this.#pause();
    this.events.close();
  }

  /** @param {string} inspection @param {Tap[]} taps @param {boolean} [isShown] whether this tab shows them already */
  async record(inspection, taps, isShown = false) {
    const ops = await this.#tryToRecord(taps);
    for (const event of /** @type {const} */ (["ops", "entries"])) this.events.everywhere(event, { inspection }, isShown ? { inspection, recorded: true } : undefined);
    if (!ops) throw new StorageBroken(this.health.reason);
    return ops;
  }

  /** @param {Tap[]} taps @returns {Promise<Op[]|null>} null when they are held in memory only */
  async #tryToRecord(taps) {
    if (this.health.state === "ok") {
      try {
        return await this.#recordOrMend(taps);
      } catch (error) {
        this.break(error);
      }
    }
    // Put aside before or in the middle of it: nothing is broken, and nothing is said to be kept.
    if (!this.broken) throw new EditedElsewhere();
    for (const each of taps) this.held.hold(each, await this.#baseOf(each));
    return null;
  }

  /** @param {Tap[]} taps @returns {Promise<Op[]>} */
  async #recordOrMend(taps) {
    try {
      return await this.#recorder().record(taps);
    } catch (error) {
      if (reasonOf(error) !== "lost") throw error;
      await this.#mend();
      return await this.#recorder().record(taps);
    }
  }

  #recorder() {
    if (!this.keeper.recorder) throw new StorageBroken("closed");
    return this.keeper.recorder;
  }

  /** @param {Tap} tapped @returns {Promise<string|null>} */
  async #baseOf({ inspection, change }) {
    const row = await this.get(
      () => this.database.read(["entries"], (t) => t.objectStore("entries").get([inspection, placeOf(change)])),
      undefined,
    );
    return seenAt(row, change.seen);
  }

  /** With the lock held: this tab edits from now on, unless it holds what it could not write: that goes by numbers of its own. */
  async #own() {
    if (this.held.rows.size) return;
    try {
      await this.#mend();
      this.#become({ state: "ok", reason: "" });
    } catch (error) {
      this.break(error);
    }
  }

  /** Make IndexedDB and the journal agree, once for all who ask meanwhile. */
  #mend() {
    return this.#keeping(() => this.keeper.start());
  }

  /** Go on under a new device id. */
  renew() {
    return this.#keeping(() => this.keeper.renew());
  }

  /** @param {() => Promise<void>} act @returns {Promise<void>} */
  #keeping(act) {
    // Not before it is known that it is under way: what it reads asks for it again where the connection was lost.
    this.#mending ??= Promise.resolve()
      .then(act)
      .then(() => {
        this.device = this.keeper.device;
        if (this.keeper.restored) this.events.everywhere("ops");
      })
      .finally(() => {
        this.#mending = null;
      });
    return this.#mending;
  }

  /** After IndexedDB was opened once more: is it still ours, or an empty new one? */
  async #check() {
    if (this.health.state !== "ok" || this.#mending) return;
    const { device, n } = await readHead(this.database);
    if (device !== this.device || n < this.keeper.n) await this.#mend();
  }

  async #visible() {
    if (document.visibilityState === "visible") await this.get(() => this.#check(), undefined);
  }

  #pause() {
    this.#ownership.release();
    this.keeper.stop();
    this.database.close();
    if (this.health.state === "ok") this.#become({ state: "elsewhere", reason: "" });
  }

  /** @param {unknown} error */
  break(error) {
    if (this.broken || (this.health.state === "elsewhere" && error instanceof StorageBroken && error.reason === "closed")) return;
    console.error(error);
    this.device = this.held.device;
    this.#become({ state: "broken", reason: reasonOf(error) });
    this.#adopt();
  }

  /** A full disk may leave IndexedDB unreadable: then what the journal holds is what is sent. */
  async #adopt() {
    const isReadable = this.database.read(["ops"], (t) => t.objectStore("ops").count());
    if (await isReadable.then(() => true, () => false)) return;
    this.held.adopt(await journalRows(this.keeper.journal));
    this.events.here("ops", {});
  }

  /** @param {Health} health */
  #become(health) {
    this.health = health;
    this.events.here("health", {});
  }

  async #askToPersist() {
    const { storage } = navigator;
    this.persisted = (await storage.persisted?.()) || (await storage.persist?.()) || false;
    this.events.here("health", {});
  }

  /** Read; what cannot be read breaks the storage. @template T @param {() => Promise<T>} read @param {T} otherwise */
  async get(read, otherwise) {
    try {
      return await read();
    } catch (error) {
      this.break(error);
      return otherwise;
    }
  }

  /** Write; what cannot be written breaks the storage. @template T @param {() => Promise<T>} write */
  async set(write) {
    return this.get(/** @type {() => Promise<T|undefined>} */ (write), undefined);
  }

  /** @param {string} key @returns {Promise<any>} */
  async meta(key) {
    return (await this.database.read(["meta"], (t) => t.objectStore("meta").get(key))) ?? null;
  }

  /** @param {string} key @param {any} value */
  async saveMeta(key, value) {
    await this.database.run(["meta"], "readwrite", (t) => t.objectStore("meta").put(value, key));
  }
}
