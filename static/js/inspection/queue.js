// Answers on their way to the server. Each is kept on this device until the server says it is stored, so that
// leaving, reloading or losing the connection loses nothing. Nothing here touches the page.

/**
 * @typedef {{[state: string]: any}} Answer  as the server takes it: {value}, {not_applicable}, {not_inspected} or {}
 * @typedef {{answer: Answer, note: string, revision: number, at?: string}} Current
 * @typedef {{answer: Answer, note: string, seen: number, sent: string[]}} Entry
 * @typedef {{kind: "saved" | "clash", current: Current} | {kind: "refused", message: string}
 *   | {kind: "later"} | {kind: "signed-out"}} Outcome
 */

export const PREFIX = "inspect:answer:";
const FIRST_WAIT = 1000;
const LONGEST_WAIT = 60_000;

/** The same text for the same answer, whatever the order of its keys. */
export function fingerprint(answer, note) {
  const sorted = (value) =>
    value && typeof value === "object"
      ? Object.fromEntries(Object.keys(value).sort().map((key) => [key, sorted(value[key])]))
      : String(value);
  return JSON.stringify([sorted(answer), note]);
}

/** Every entry kept under ``prefix``, by what follows it in the key. */
export function kept(storage, prefix) {
  const found = new Map();
  for (let index = 0; index < storage.length; index += 1) {
    const key = storage.key(index);
    if (!key?.startsWith(prefix)) continue;
    try {
      const entry = JSON.parse(storage.getItem(key));
      if (entry && typeof entry.answer === "object") found.set(key.slice(prefix.length), entry);
    } catch {
      // Not ours, or cut short by a full disk: it cannot be sent, and must not stop what can.
    }
  }
  return found;
}

export class AnswerQueue {
  /**
   * @param {{storage: Storage, prefix: string, send: (item: string, body: object) => Promise<Outcome>,
   *   changed: (item: string, state: string, detail?: any) => void,
   *   later?: (action: () => void, milliseconds: number) => unknown}} parts
   */
  constructor({ storage, prefix, send, changed, later = (action, wait) => setTimeout(action, wait) }) {
    Object.assign(this, { storage, prefix, send, changed, later });
    /** @type {Map<string, Entry>} */
    this.entries = kept(storage, prefix);
    /** @type {Map<string, number>} */
    this.revisions = new Map();
    /** @type {Map<string, Current | null>} */
    this.held = new Map();
    this.inFlight = null;
    this.running = false;
    this.wait = FIRST_WAIT;
    this.durable = true;
  }

  /** What the server has is known to be at ``revision``. */
  saw(item, revision) {
    this.revisions.set(item, revision);
  }

  /** Items whose answer is not on the server yet. */
  get waiting() {
    return this.entries.size;
  }

  /** Keep an answer and send it as soon as it can be. */
  put(item, answer, note) {
    const before = this.entries.get(item);
    const seen = before?.seen ?? this.revisions.get(item) ?? 0;
    this.entries.set(item, { answer, note, seen, sent: before?.sent ?? [] });
    this.held.delete(item);
    this.#store(item);
    this.changed(item, "saving");
    this.run();
  }

  /** Send what is waiting, one after the other. */
  async run() {
    if (this.running) return;
    this.running = true;
    let go = true;
    while (go) {
      const item = [...this.entries.keys()].find((name) => !this.held.has(name));
      go = item !== undefined && (await this.#deliver(item));
    }
    this.running = false;
  }

  /** The connection may be back: try now, and wait little after the next failure. */
  wake() {
    this.wait = FIRST_WAIT;
    this.run();
  }

  /** The page is going away: send everything at once; what is not confirmed is sent again on return. */
  leave() {
    for (const [item, entry] of this.entries) {
      if (!this.held.has(item) && item !== this.inFlight) this.#transmit(item, entry);
    }
  }

  /** Take what the other person said. */
  keepTheirs(item) {
    const current = this.held.get(item);
    this.held.delete(item);
    this.#forget(item);
    if (current) this.saw(item, current.revision);
    this.changed(item, "saved", current);
  }

  /** Put one's own answer in place of the other person's, having seen it. */
  useMine(item) {
    const entry = this.entries.get(item);
    const current = this.held.get(item);
    if (!entry || !current) return;
    this.held.delete(item);
    entry.seen = current.revision;
    this.#store(item);
    this.changed(item, "saving");
    this.run();
  }

  /** @returns {Promise<boolean>} whether to go on with the next */
  async #deliver(item) {
    const entry = this.entries.get(item);
    this.inFlight = item;
    const outcome = await this.#transmit(item, entry);
    this.inFlight = null;
    const newest = this.entries.get(item);
    if (outcome.kind === "saved") return this.#saved(item, entry, newest, outcome.current);
    if (outcome.kind === "clash") return this.#clash(item, newest, outcome.current);
    if (outcome.kind === "refused") {
      if (newest === entry) {
        this.held.set(item, null);
        this.changed(item, "refused", outcome.message);
      }
      return true;
    }
    for (const name of this.entries.keys()) {
      if (!this.held.has(name)) this.changed(name, outcome.kind === "later" ? "waiting" : "signed-out");
    }
    this.later(() => this.run(), this.wait);
    this.wait = Math.min(this.wait * 2, LONGEST_WAIT);
    return false;
  }

  #transmit(item, entry) {
    const mark = fingerprint(entry.answer, entry.note);
    if (!entry.sent.includes(mark)) {
      entry.sent.push(mark);
      this.#store(item);
    }
    return this.send(item, { seen: entry.seen, answer: entry.answer, note: entry.note });
  }

  #saved(item, entry, newest, current) {
    this.wait = FIRST_WAIT;
    this.saw(item, current.revision);
    if (newest === entry) {
      this.#forget(item);
      this.changed(item, "saved", current);
    } else if (newest) {
      newest.seen = current.revision;
      this.#store(item);
    }
    return true;
  }

  #clash(item, newest, current) {
    if (!newest) return true;
    // What the server has is what this device said before: its reply was lost, nobody else spoke.
    if (newest.sent.includes(fingerprint(current.answer, current.note)) && newest.seen !== current.revision) {
      newest.seen = current.revision;
      this.#store(item);
      return true;
    }
    this.held.set(item, current);
    this.changed(item, "clash", current);
    return true;
  }

  #store(item) {
    try {
      this.storage.setItem(this.prefix + item, JSON.stringify(this.entries.get(item)));
      this.durable = true;
    } catch {
      this.durable = false;
    }
  }

  #forget(item) {
    this.entries.delete(item);
    this.storage.removeItem(this.prefix + item);
  }
}
