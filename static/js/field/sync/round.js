// One round of sending: who is signed in, ops, photos, wishes to finish, and a word on how this tablet is.
import { client, outcomeOf, sendOps } from "./queue.js";
import { carryOut } from "./submitting.js";
import { sendPhoto } from "./uploads.js";

/**
 * @import {Outcome, Parts} from "./queue.js"
 * @import {Session} from "../types.js"
 */

const API = 1;
const HEARTBEAT = 60_000;
const SESSION = 300_000;

export class Round {
  /** Inspections the server does not take any more, and photos that cannot be sent, until the person presses. */
  halted = new Set();
  /** What the last halt was about: a code, and the inspection. @type {{message: string, inspection?: string}|null} */
  trouble = null;
  /** When the server last answered. @type {number|null} */
  last = null;
  #resent = new Set();
  #asked = 0;
  #told = 0;

  /** @param {Parts} parts */
  constructor(parts) {
    this.parts = parts;
  }

  /** Try everything again that was given up, and ask anew who is signed in. */
  forgive() {
    this.halted.clear();
    this.trouble = null;
    this.#asked = 0;
  }

  /** @param {Iterable<string>} pulls inspections to ask news of @returns {Promise<Outcome>} */
  async run(pulls) {
    for (const step of [() => this.#session(), () => this.#heartbeat(), () => this.#ops(pulls), () => this.#photos(), () => this.#wishes(), () => this.#heartbeat()]) {
      const outcome = await step();
      // Perhaps somebody else is signed in now: ask who before anything is sent again.
      if (outcome.kind === "signed-out") this.#asked = 0;
      if (outcome.kind !== "done") return outcome;
      this.last = this.parts.now();
    }
    return this.trouble ? { kind: "halted", ...this.trouble } : { kind: "done" };
  }

  /** What one person entered must not be sent in another's name. @returns {Promise<Outcome>} */
  async #session() {
    const { store, transport, now } = this.parts;
    if (now() - this.#asked < SESSION) return { kind: "done" };
    const answer = await transport.get("session");
    if (answer.kind !== "ok") return outcomeOf(answer);
    /** @type {Session} */
    const session = answer.body;
    if (session.min_api > API) return { kind: "update" };
    const before = await store.session();
    const { ops, photos } = await store.counts();
    if (before && before.user.id !== session.user.id && ops + photos > 0) {
      return { kind: "signed-out", message: "other-user", name: before.user.name };
    }
    await store.saveSession(session);
    this.#asked = now();
    return { kind: "done" };
  }

  /** @param {Iterable<string>} pulls @returns {Promise<Outcome>} */
  async #ops(pulls) {
    const work = await this.parts.store.inspectionsWithWork();
    for (const inspection of new Set([...work, ...pulls])) {
      if (this.halted.has(inspection)) continue;
      const outcome = await sendOps(this.parts, inspection, { pull: !work.includes(inspection) });
      if (outcome.kind === "halted") this.#halt(inspection, outcome.message ?? "", inspection);
      else if (outcome.kind !== "done") return outcome;
    }
    return { kind: "done" };
  }

  /** @returns {Promise<Outcome>} */
  async #photos() {
    for (;;) {
      const photos = await this.parts.store.unsentPhotos();
      const next = photos.find(({ blob, inspection }) => !this.halted.has(blob) && !this.halted.has(inspection));
      if (!next) return { kind: "done" };
      const outcome = await sendPhoto(this.parts, next);
      // The office is to hear that it has arrived, though this may be the last that is sent today.
      this.#told = 0;
      if (outcome.kind === "halted") this.#halt(next.blob, outcome.message ?? "", next.inspection);
      else if (outcome.kind !== "done") return outcome;
      // Answers given meanwhile go before the next photo.
      const ops = await this.#ops([]);
      if (ops.kind !== "done") return ops;
    }
  }

  /** @returns {Promise<Outcome>} */
  async #wishes() {
    const { store } = this.parts;
    for (const { inspection, submission } of await store.submissions()) {
      if (submission.state !== "wanted" || this.halted.has(inspection)) continue;
      const photos = (await store.unsentPhotos()).filter((photo) => photo.inspection === inspection);
      if (photos.length || (await store.unsentOps(inspection, 1)).length) continue;
      const outcome = await carryOut(this.parts, inspection, submission, this.#resent);
      if (outcome.kind === "halted") this.#halt(inspection, outcome.message ?? "", inspection);
      else if (outcome.kind !== "done") return outcome;
    }
    return { kind: "done" };
  }

  /** At the start, after photos, and each minute while something is unsent. @returns {Promise<Outcome>} */
  async #heartbeat() {
    const { store, transport, now } = this.parts;
    const { ops, photos, rejected } = await store.counts();
    const isDue = this.#told === 0 || (ops + photos > 0 && now() - this.#told >= HEARTBEAT);
    if (!isDue || !store.device) return { kind: "done" };
    const answer = await transport.json("PUT", `devices/${store.device}`, {
      client, unsent: { ops, photos }, rejected, storage: await store.storage(), at: new Date(now()).toISOString(),
    });
    this.#told = now();
    // A word that is refused must not keep back what it is about.
    return answer.kind === "ok" || answer.kind === "refused" || answer.kind === "gone" ? { kind: "done" } : outcomeOf(answer);
  }

  /** @param {string} what @param {string} message @param {string} inspection */
  #halt(what, message, inspection) {
    this.halted.add(what);
    this.trouble = { message, inspection };
  }
}
