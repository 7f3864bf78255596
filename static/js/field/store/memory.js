// The store's door without a store behind it: for the preview of a checklist and for tests of the views. Nothing here
// outlives the page.
import { newId, sha256 } from "../ids.js";
import { StillUnsent } from "./errors.js";
import { Events } from "./events.js";
import {
  PHOTO, answered, askedAgain, entryOf, opOf, photoRowAfter, photoValue, placeOf, refusedRow, seenAt, sentRow, shown,
  unsentAgain, waitingRow, withSheets,
} from "./rows.js";
import { readRescue, rescueFile } from "./rescue.js";

/**
 * @import {BatchReply, Bundle, Change, Entry, KeptSummary, Op, PhotoMeta, Session, Slot, Store, StoreEvent, Submission, Summary}
 *   from "../types.js"
 * @import {EntryRow, OpRow, PhotoRow} from "./rows.js"
 */

/** @implements {Store} */
export class MemoryStore {
  device = newId();
  /** @type {Store["health"]} */
  health = { state: "ok", reason: "" };
  persisted = false;
  #events = new Events();
  #n = 0;
  /** @type {Session|null} */
  #session = null;
  /** @type {Slot|null} */
  #slot = null;
  /** @type {Map<string, Summary>} */
  #summaries = new Map();
  /** @type {Map<string, {bundle: Bundle, etag: string|null, at: string}>} */
  #bundles = new Map();
  /** @type {Map<string, EntryRow>} */
  #entries = new Map();
  /** @type {Map<string, OpRow>} */
  #ops = new Map();
  /** @type {Map<string, PhotoRow>} */
  #photos = new Map();
  /** @type {Map<string, Blob>} */
  #files = new Map();
  /** @type {Map<string, Submission>} */
  #submissions = new Map();

  /** @param {StoreEvent} event @param {(detail: {inspection?: string, recorded?: boolean, whole?: boolean}) => void} listener */
  on(event, listener) {
    return this.#events.on(event, listener);
  }

  session = async () => this.#session;

  /** @param {Session|null} session */
  async saveSession(session) {
    this.#session = session;
    this.#events.here("session", {});
  }

  /** @returns {Promise<KeptSummary[]>} */
  async summaries() {
    return [...this.#summaries.values()].map((summary) => {
      const at = this.#bundles.get(summary.id)?.at ?? null;
      return { ...summary, downloaded_at: at, ready: at !== null, unsent: this.#waiting(summary.id).length };
    });
  }

  /** @param {Summary[]} summaries */
  async saveSummaries(summaries) {
    this.#summaries = new Map(summaries.map((summary) => [summary.id, summary]));
  }

  /** @param {Bundle} bundle @param {string} etag */
  async saveBundle(bundle, etag) {
    const { id } = bundle.inspection;
    this.#summaries.set(id, bundle.inspection);
    this.#bundles.set(id, { bundle: structuredClone(bundle), etag, at: new Date().toISOString() });
    for (const [key, row] of this.#entries) if (row.inspection === id && !row.own) this.#entries.delete(key);
    this.#take(id, bundle.entries);
    this.#events.here("entries", { inspection: id, whole: true });
  }

  /** @param {string} id @returns {Promise<Bundle|null>} */
  async bundle(id) {
    return structuredClone(this.#bundles.get(id)?.bundle ?? null);
  }

  /** @param {string} id @returns {Promise<import("../types.js").Claim[]>} */
  claims = async (id) => this.#bundles.get(id)?.bundle.claims ?? [];

  /** @param {string} id */
  async etag(id) {
    return this.#bundles.get(id)?.etag ?? null;
  }

  /** @param {string} id @returns {Promise<Entry[]>} */
  async entries(id) {
    const rows = [...this.#entries.values()].filter((row) => row.inspection === id);
    return rows.flatMap((row) => shown(row, this.device) ?? []);
  }

  /** @param {string} id */
  async forget(id) {
    if (this.#waiting(id).length || [...this.#photos.values()].some((row) => row.inspection === id && row.waiting)) {
      throw new StillUnsent(id);
    }
    for (const map of [this.#entries, this.#ops, this.#photos]) {
      for (const [key, row] of map) if (row.inspection === id) map.delete(key);
    }
    this.#bundles.delete(id);
    this.#submissions.delete(id);
    this.#events.here("entries", { inspection: id, whole: true });
  }

  /** @param {string} inspection @param {Change[]} changes @returns {Promise<Op[]>} */
  async record(inspection, changes) {
    const ops = changes.map((change) => this.#put(inspection, change));
    this.#events.here("ops", { inspection, recorded: true });
    this.#events.here("entries", { inspection, recorded: true });
    return ops;
  }

  /** @param {string} inspection @param {string|null} sheet @param {string|null} item @param {Blob} jpeg @param {PhotoMeta} meta */
  async addPhoto(inspection, sheet, item, jpeg, meta) {
    const blob = newId();
    this.#files.set(blob, jpeg);
    const value = photoValue(meta, { sha256: await sha256(await jpeg.arrayBuffer()), length: jpeg.size });
    const [op] = await this.record(inspection, [{ sheet, item, field: PHOTO + blob, value }]);
    this.#events.here("photos", { inspection });
    return { blob, op };
  }

  /** @param {string} blob */
  async photoFile(blob) {
    return this.#files.get(blob) ?? null;
  }

  /** @param {Slot|null} slot */
  async setSlot(slot) {
    this.#slot = slot;
  }

  slot = async () => this.#slot;

  /** @param {string} inspection @param {number} limit */
  async unsentOps(inspection, limit) {
    return this.#waiting(inspection).slice(0, limit).map((row) => row.op);
  }

  async inspectionsWithWork() {
    return [...new Set([...this.#ops.values()].flatMap((row) => row.waiting ?? []))];
  }

  /** @param {string} inspection @param {BatchReply} reply */
  async settle(inspection, reply) {
    for (const id of reply.acked) this.#sent(id, sentRow);
    for (const refusal of reply.rejected) this.#sent(refusal.id, (row) => refusedRow(row, refusal));
    const kept = this.#bundles.get(inspection)?.bundle;
    if (reply.cursor >= (kept?.cursor ?? 0)) this.#take(inspection, reply.current);
    if (kept && reply.cursor >= kept.cursor) {
      Object.assign(kept, { claims: reply.claims, cursor: reply.cursor, sheets: withSheets(kept.sheets, reply.sheets) });
      for (const facts of [kept.inspection, this.#summaries.get(inspection)]) if (facts) facts.state = reply.state;
    }
    this.#events.here("ops", { inspection });
    this.#events.here("entries", { inspection });
  }

  /** @param {string} [inspection] */
  async rejected(inspection) {
    return [...this.#ops.values()]
      .filter((row) => row.refused && (!inspection || row.inspection === inspection))
      .map((row) => ({ op: row.op, inspection: row.inspection, code: row.code ?? "", message: row.message ?? "" }));
  }

  /** @param {string} inspection */
  async claimed(inspection) {
    const rows = [...this.#ops.values()].filter((row) => row.inspection === inspection && !row.refused);
    const ids = rows.map((row) => row.op.id).sort();
    return { count: ids.length, digest: await sha256(ids.join("\n")) };
  }

  /** @param {string} inspection @param {string[]|null} blobs */
  async sendAgain(inspection, blobs) {
    const rows = [...this.#ops.values()].filter((row) => row.inspection === inspection && !row.refused);
    for (const row of rows) {
      this.#ops.set(row.op.id, waitingRow(row));
      const at = this.#entries.get(`${inspection}/${row.place}`);
      if (at) this.#entries.set(`${inspection}/${row.place}`, unsentAgain(at, row.op.id));
    }
    const photos = askedAgain([...this.#photos.values()].filter((row) => row.inspection === inspection), blobs);
    for (const row of photos) this.#photos.set(row.blob, row);
    const kept = this.#bundles.get(inspection);
    if (kept) [kept.etag, kept.bundle.cursor] = [null, 0];
    return { ops: rows.length, photos: photos.length };
  }

  async unsentPhotos() {
    const rows = [...this.#photos.values()].filter((row) => row.waiting);
    return rows.map(({ waiting: _, ...row }) => row);
  }

  /** @param {string} blob @param {number} offset */
  async photoProgress(blob, offset) {
    const row = this.#photos.get(blob);
    if (row) row.offset = offset;
  }

  /** @param {string} blob */
  async photoSent(blob) {
    const row = this.#photos.get(blob);
    if (!row) return;
    const { waiting: _, ...rest } = row;
    this.#photos.set(blob, { ...rest, offset: row.length });
    this.#events.here("photos", { inspection: row.inspection });
  }

  async counts() {
    const rows = [...this.#ops.values()];
    return {
      ops: rows.filter((row) => row.waiting).length,
      photos: (await this.unsentPhotos()).length,
      rejected: rows.filter((row) => row.refused).length,
    };
  }

  /** @param {string} inspection */
  async cursor(inspection) {
    return this.#bundles.get(inspection)?.bundle.cursor ?? null;
  }

  /** @param {string} inspection */
  async submission(inspection) {
    return this.#submissions.get(inspection) ?? null;
  }

  /** @param {string} inspection @param {Submission|null} submission */
  async saveSubmission(inspection, submission) {
    if (submission) this.#submissions.set(inspection, submission);
    else this.#submissions.delete(inspection);
    this.#events.here("session", { inspection });
  }

  submissions = async () => [...this.#submissions].map(([inspection, submission]) => ({ inspection, submission }));

  storage = async () => ({ persisted: false, usage: null, quota: null, state: this.health.state });

  async rescueFile() {
    const rows = [...this.#ops.values()].filter((row) => row.waiting || row.refused);
    const photos = [...this.#photos.values()].filter((row) => row.waiting);
    const user = this.#session?.user.id ?? null;
    return rescueFile({ device: this.device, user, rows, photos, file: (blob) => this.photoFile(blob) });
  }

  /** @param {Blob} file */
  async readRescue(file) {
    return (await readRescue(file)).counts;
  }

  async close() {}

  /** @param {string} inspection @returns {OpRow[]} */
  #waiting(inspection) {
    return [...this.#ops.values()].filter((row) => row.waiting === inspection);
  }

  /** @param {string} inspection @param {Change} change @returns {Op} */
  #put(inspection, change) {
    const place = placeOf(change);
    const key = `${inspection}/${place}`;
    const row = this.#entries.get(key) ?? { inspection, place, entry: null, own: null };
    this.#n += 1;
    const op = opOf(change, { id: newId(), n: this.#n, at: new Date().toISOString(), base: seenAt(row, change.seen) });
    this.#entries.set(key, { ...row, own: entryOf(op, this.device, this.#session?.user.id ?? null) });
    this.#ops.set(op.id, { op, inspection, place, device: this.device, waiting: inspection });
    if (op.field.startsWith(PHOTO)) {
      const photo = photoRowAfter(this.#photos.get(op.field.slice(PHOTO.length)), inspection, op);
      if (photo) this.#photos.set(photo.blob, photo);
    }
    return op;
  }

  /** @param {string} id @param {(row: OpRow) => OpRow} become */
  #sent(id, become) {
    const row = this.#ops.get(id);
    if (!row?.waiting) return;
    const after = become(row);
    this.#ops.set(id, after);
    const at = this.#entries.get(`${row.inspection}/${row.place}`);
    const left = this.#waiting(row.inspection).filter((each) => each.place === row.place).at(-1);
    if (at) this.#entries.set(`${row.inspection}/${row.place}`, answered(at, after, left));
  }

  /** @param {string} inspection @param {Entry[]} entries */
  #take(inspection, entries) {
    for (const entry of entries) {
      const place = placeOf(entry);
      const own = this.#entries.get(`${inspection}/${place}`)?.own ?? null;
      this.#entries.set(`${inspection}/${place}`, { inspection, place, entry, own });
    }
  }
}
