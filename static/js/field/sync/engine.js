// When to send what: after a tap, when the network or the person comes back, on a press, and again after a failure.
import { newId } from "../ids.js";
import { Events } from "../store/events.js";
import { Backoff } from "./backoff.js";
import { fetchBundle, fetchList } from "./downloads.js";
import { taken } from "./rescued.js";
import { Round } from "./round.js";
import { Transport } from "./transport.js";

/**
 * @import {Store, Submission, Sync, SyncStatus} from "../types.js"
 * @import {Outcome} from "./queue.js"
 */

const LOCK = "inspect-sync";
const BUSY = 5000;
const TICK = 60_000;
const RESCUE_TIMEOUT = 300_000;
/** What only a person can mend: told until a round has shown that it is mended, not taken back with every try. */
const IN_THE_WAY = ["signed-out", "stopped", "update"];

/** @typedef {{fetch?: typeof globalThis.fetch, now?: () => number, chance?: () => number, after?: Promise<unknown>}} Options  `after`: what goes before the first try */

/** @implements {Sync} */
class Engine {
  /** @type {SyncStatus} */
  status = { state: "idle", last_sync: null, next_try: null, message: "" };
  #events = new Events();
  #backoff;
  #round;
  /** @type {Promise<void>|null} */
  #running = null;
  #again = false;
  #stopping = new AbortController();
  /** @type {ReturnType<typeof setTimeout>|undefined} */
  #timer;
  /** Inspections worked on here, of which news are asked. @type {Set<string>} */
  #touched = new Set();
  /** @type {Set<string>} */
  #pulls = new Set();
  /** Which findings the downloaded rounds know to wait, and what the server says of it. @type {Map<string, {kept: string, told: string}>} */
  #tags = new Map();

  /** @param {Store} store @param {Options} options */
  constructor(store, { fetch = (...given) => globalThis.fetch(...given), now = Date.now, chance, after }) {
    this.store = store;
    this.after = after;
    this.now = now;
    this.transport = new Transport(fetch);
    this.#backoff = new Backoff(chance);
    const news = (/** @type {string} */ inspection, /** @type {string|undefined} */ tag) => this.#news(inspection, tag);
    this.#round = new Round({ store, transport: this.transport, now, news });
  }

  get #parts() {
    return { store: this.store, transport: this.transport, now: this.now };
  }

  start() {
    const { signal } = this.#stopping;
    const offs = [
      this.store.on("ops", ({ inspection }) => this.#recorded(inspection)),
      this.store.on("photos", () => this.#soon()),
    ];
    signal.addEventListener("abort", () => offs.forEach((off) => off()));
    globalThis.addEventListener?.("online", () => this.#hope(), { signal });
    globalThis.addEventListener?.("pageshow", () => this.#hope(), { signal });
    globalThis.document?.addEventListener("visibilitychange", () => document.visibilityState === "visible" && this.#hope(), { signal });
    const tick = setInterval(() => this.#tick(), TICK);
    signal.addEventListener("abort", () => clearInterval(tick));
    if (this.after) void this.after.finally(() => this.#hope());
    else this.#hope();
  }

  /** @param {"status"} event @param {(status: SyncStatus) => void} listener */
  on(event, listener) {
    return this.#events.on(event, listener);
  }

  press() {
    this.#round.forgive();
    this.#hope();
  }

  async refreshList() {
    const answer = await fetchList(this.#parts);
    return answer.kind === "ok";
  }

  /** @param {string} inspection */
  async download(inspection) {
    const answer = await fetchBundle(this.#parts, inspection);
    return answer.kind === "ok" || answer.kind === "not-modified";
  }

  /** @param {string} inspection @returns {Promise<Submission>} */
  async submit(inspection) {
    const before = await this.store.submission(inspection);
    /** @type {Submission} */
    const wish = before?.state === "wanted" ? before : { id: newId(), state: "wanted", answer: null };
    if (before?.state === "done") return before;
    await this.store.saveSubmission(inspection, wish);
    this.press();
    await this.#settled();
    return (await this.store.submission(inspection)) ?? wish;
  }

  async due() {
    const { kind, body } = await this.transport.get("due");
    return kind === "ok" && Array.isArray(body.due) ? body.due : null;
  }

  /** @param {string} occurrence */
  async begin(occurrence) {
    const { kind, body, problem } = await this.transport.json("POST", `occurrences/${occurrence}/start`, {});
    const inspection = kind === "ok" ? (body.inspection?.id ?? null) : null;
    return { inspection, message: problem?.detail ?? "" };
  }

  /** @param {Blob} file throws UnusableRescue, or an Error with the code of what the server or the network said */
  async giveBack(file) {
    await this.store.readRescue(file);
    const answer = await this.transport.json("POST", "rescue", await file.text(), RESCUE_TIMEOUT);
    if (answer.kind !== "ok") throw new Error(answer.problem?.code ?? answer.kind);
    return taken(this.store, answer.body);
  }

  stop() {
    this.#stopping.abort();
    clearTimeout(this.#timer);
  }

  /** There is a reason to try at once. */
  #hope() {
    this.#backoff.reset();
    this.store.summaries().then((found) => {
      for (const { id, ready, state } of found) if (ready && state === "in_progress") this.#pulls.add(id);
      this.#soon();
    });
  }

  #tick() {
    if (globalThis.document?.visibilityState === "hidden" || this.status.state === "waiting") return;
    for (const id of this.#touched) this.#pulls.add(id);
    this.#soon();
  }

  /** @param {string|undefined} inspection */
  #recorded(inspection) {
    if (inspection) this.#touched.add(inspection);
    // While a failure is being waited out a tap alone is no reason to hope.
    if (!this.status.next_try) this.#soon();
  }

  #soon() {
    if (this.#stopping.signal.aborted) return;
    clearTimeout(this.#timer);
    this.#again = true;
    this.#running ??= this.#work().finally(() => {
      this.#running = null;
      // Asked for after the last look, and before this.
      if (this.#again) this.#soon();
    });
  }

  /** When nothing is under way any more. */
  async #settled() {
    // `press` begins after a look into the store.
    await this.store.summaries();
    while (this.#running) await this.#running;
  }

  async #work() {
    while (this.#again && !this.#stopping.signal.aborted) {
      this.#again = false;
      const outcome = await this.#locked();
      if (outcome.kind === "later" && outcome.message === "again") this.#again = true;
      else await this.#finish(outcome);
    }
  }

  /** One tab sends at a time. @returns {Promise<Outcome>} */
  #locked() {
    const run = () => this.#runRound();
    const { locks } = globalThis.navigator ?? {};
    if (!locks) return run();
    return locks.request(LOCK, { ifAvailable: true }, (lock) => (lock ? run() : { kind: "later", wait: BUSY, message: "busy" }));
  }

  /** @returns {Promise<Outcome>} */
  async #runRound() {
    const { ops, photos } = await this.store.counts();
    if (ops + photos && !IN_THE_WAY.includes(this.status.state)) this.#say({ state: "sending", next_try: null });
    const pulls = new Set(this.#pulls);
    this.#pulls.clear();
    try {
      const outcome = await this.#round.run(pulls);
      if (outcome.kind !== "done" && outcome.kind !== "halted") for (const id of pulls) this.#pulls.add(id);
      else await this.#fetchLost(pulls);
      return outcome;
    } catch (error) {
      console.error(error);
      return { kind: "later", message: "" };
    }
  }

  /** After a restore, here or on the server, the ops are here, but not what they are about. @param {Set<string>} pulls */
  async #fetchLost(pulls) {
    for (const id of new Set([...this.#touched, ...pulls])) {
      if (await this.store.etag(id)) continue;
      // What was taken off the tablet is not to come back: nothing of it is here.
      if ((await this.store.bundle(id)) || (await this.store.entries(id)).length) await this.download(id);
      else this.#touched.delete(id);
    }
    for (const [id, tag] of this.#tags) {
      if (tag.kept === tag.told) continue;
      // Asked for once: what could not be fetched comes with the next download.
      tag.kept = tag.told;
      await this.download(id);
    }
  }

  /** Other findings wait than the round knows of. @param {string} inspection @param {string|undefined} told */
  async #news(inspection, told) {
    if (told === undefined || !(await this.store.etag(inspection))) return;
    const kept = this.#tags.get(inspection)?.kept ?? (await this.store.bundle(inspection))?.findings_tag ?? "";
    this.#tags.set(inspection, { kept, told });
  }

  /** @param {Outcome} outcome */
  async #finish({ kind, wait, message = "", ...more }) {
    const last_sync = this.#round.last === null ? null : new Date(this.#round.last).toISOString();
    const told = { last_sync, message, next_try: null, ...more };
    if (kind === "done") {
      this.#backoff.reset();
      this.#say({ ...told, state: "idle" });
    } else if (kind === "halted") this.#say({ ...told, state: "stopped" });
    else if (kind === "signed-out" || kind === "update") this.#say({ ...told, state: kind });
    else this.#wait(told, message === "busy" ? BUSY : this.#backoff.next(wait));
  }

  /** @param {Partial<SyncStatus>} told @param {number} wait */
  #wait(told, wait) {
    if (this.#again) return;
    const isOffline = globalThis.navigator?.onLine === false;
    const next_try = new Date(this.now() + wait).toISOString();
    this.#say({ ...told, state: isOffline ? "offline" : "waiting", next_try });
    this.#timer = setTimeout(() => this.#soon(), wait);
  }

  /** @param {Partial<SyncStatus>} change */
  #say(change) {
    const { inspection: _, name: __, ...before } = this.status;
    this.status = { ...before, ...change };
    this.#events.here("status", this.status);
  }
}

/** @param {Store} store @param {Options} [options] @returns {Sync} */
export function startSync(store, options = {}) {
  const engine = new Engine(store, options);
  engine.start();
  return engine;
}
