// The one door to what the tablet keeps (docs/offline.md). A change counts as kept when IndexedDB and the journal have
// it on the disk; when that cannot be had any more, the store says so and goes on with what it holds in memory.
import { newId, sha256 } from "../ids.js";
import { EditedElsewhere, StorageBroken } from "./errors.js";
import * as inspections from "./inspections.js";
import { Lifecycle } from "./lifecycle.js";
import { photoName, readPhoto } from "./photo_files.js";
import { tap } from "./recorder.js";
import { PHOTO, photoValue } from "./rows.js";
import * as unsent from "./unsent.js";

/**
 * @import {BatchReply, Bundle, Change, Entry, Op, PhotoMeta, Refusal, Session, Slot, Store, StoreEvent, Submission, Summary}
 *   from "../types.js"
 */

// Asked for before what it is needed for begins: an IndexedDB transaction waits for nothing else.
const later = () => import("./later.js");

/** More than any inspection has. */
const ALL = 1_000_000;

/** @implements {Store} */
export class FieldStore {
  #life = new Lifecycle();
  /** A document asked for before the store was ready. @type {{id: string, bundle: Promise<Bundle|null|undefined>}|null} */
  #ahead = null;

  get device() {
    return this.#life.device;
  }

  get health() {
    return this.#life.health;
  }

  get persisted() {
    return this.#life.persisted;
  }

  /** Begin; to be called once, before anything else. @param {string} [wanted] the inspection that will be asked for first */
  open(wanted) {
    if (wanted) this.#ahead = { id: wanted, bundle: inspections.bundle(this.#life.database, wanted).catch(() => undefined) };
    return this.#life.open();
  }

  /** @param {StoreEvent} event @param {(detail: {inspection?: string, recorded?: boolean, whole?: boolean}) => void} listener */
  on(event, listener) {
    return this.#life.events.on(event, listener);
  }

  /** @returns {Promise<Session|null>} also one that another tab saved */
  async session() {
    this.#life.session = await this.#life.get(() => this.#life.meta("session"), this.#life.session);
    return this.#life.session;
  }

  /** @param {Session|null} session */
  async saveSession(session) {
    this.#life.session = session;
    await this.#life.set(() => this.#life.saveMeta("session", session));
    this.#life.events.everywhere("session");
  }

  summaries() {
    return this.#life.get(() => inspections.summaries(this.#life.database), []);
  }

  /** @param {Summary[]} summaries */
  async saveSummaries(summaries) {
    const { saveSummaries } = await later();
    await this.#life.set(() => saveSummaries(this.#life.database, summaries));
  }

  /** @param {Bundle} bundle @param {string} etag */
  async saveBundle(bundle, etag) {
    const { saveBundle } = await later();
    await this.#life.set(() => saveBundle(this.#life.database, bundle, etag));
    this.#life.events.everywhere("entries", { inspection: bundle.inspection.id, whole: true });
  }

  /** @param {string} id */
  async bundle(id) {
    const ahead = this.#ahead?.id === id && !this.#life.keeper.restored ? await this.#ahead.bundle : undefined;
    this.#ahead = null;
    return ahead ?? this.#life.get(() => inspections.bundle(this.#life.database, id), null);
  }

  /** @param {string} id */
  async etag(id) {
    return (await this.#life.get(() => inspections.row(this.#life.database, id), undefined))?.etag ?? null;
  }

  /** @param {string} id */
  async claims(id) {
    return (await this.#life.get(() => inspections.row(this.#life.database, id), undefined))?.claims ?? [];
  }

  /** @param {string} id @returns {Promise<Entry[]>} */
  async entries(id) {
    const kept = await this.#life.get(() => inspections.entries(this.#life.database, id, this.device), []);
    return this.#life.held.over(id, kept);
  }

  /** @param {string} id */
  async forget(id) {
    await (await later()).forget(this.#life.database, id);
    await this.#life.keeper.journal?.append([{ forgot: id }]).catch((error) => this.#life.break(error));
    this.#life.events.everywhere("entries", { inspection: id, whole: true });
  }

  /** @param {string} inspection @param {Change[]} changes @returns {Promise<Op[]>} */
  async record(inspection, changes) {
    if (this.health.state === "elsewhere") throw new EditedElsewhere();
    return this.#life.record(inspection, changes.map((change) => tap(inspection, change)), true);
  }

  /** @param {string} inspection @param {string|null} sheet @param {string|null} item @param {Blob} jpeg @param {PhotoMeta} meta */
  async addPhoto(inspection, sheet, item, jpeg, meta) {
    if (this.health.state === "elsewhere") throw new EditedElsewhere();
    const blob = newId();
    const bytes = await jpeg.arrayBuffer();
    const value = photoValue(meta, { sha256: await sha256(bytes), length: bytes.byteLength });
    const taps = [tap(inspection, { sheet, item, field: PHOTO + blob, value })];
    // The file first: an op must never name a photo that a dying tablet has not written.
    await this.#life.keeper.journal?.writePhoto(photoName(blob), bytes).catch((error) => this.#life.break(error));
    const [op] = await this.#life.record(inspection, taps).catch((error) => {
      this.#life.held.files.set(blob, jpeg);
      throw error;
    });
    this.#life.events.everywhere("photos", { inspection });
    return { blob, op };
  }

  /** @param {string} blob */
  async photoFile(blob) {
    return this.#life.held.files.get(blob) ?? readPhoto(blob);
  }

  /** @param {Slot|null} slot */
  setSlot(slot) {
    return this.#life.set(() => this.#life.saveMeta("slot", slot));
  }

  /** @returns {Promise<Slot|null>} */
  slot() {
    return this.#life.get(() => this.#life.meta("slot"), null);
  }

  /** @param {string} inspection @param {number} limit @returns {Promise<Op[]>} */
  async unsentOps(inspection, limit) {
    const { database, held } = this.#life;
    const kept = await this.#life.get(() => unsent.unsentOps(database, inspection, limit + held.gone.size + held.rows.size), null);
    // Another tab may have restored everything under a new device id: numbers and device go together. A database that was
    // lost and is being restored has neither.
    if (kept?.device && !this.#life.broken) this.#life.device = kept.device;
    const ops = kept?.ops.filter((op) => !held.gone.has(op.id) && !held.rows.has(op.id)) ?? [];
    return [...ops, ...held.waiting(inspection).map(({ op }) => op)].slice(0, limit);
  }

  async inspectionsWithWork() {
    const kept = await this.#life.get(() => unsent.inspectionsWithWork(this.#life.database), []);
    return [...new Set([...kept, ...this.#life.held.waiting().map((row) => row.inspection)])];
  }

  /** @param {string} inspection @param {BatchReply} reply */
  async settle(inspection, reply) {
    const outgoing = await later();
    const again = await this.#numbersTaken(inspection, outgoing.taken(reply));
    const told = again.length ? outgoing.withoutTaken(reply) : reply;
    // Made once more before the first ones count as done with: a tablet may die between the two.
    if (again.length) {
      await this.#life.renew();
      await this.#life.record(inspection, again.map(({ sheet, item, field, value, settles }) => tap(inspection, { sheet, item, field, value, settles })));
    }
    await this.#life.set(() => outgoing.settle(this.#life.database, inspection, told));
    if (this.#life.broken) this.#life.held.settle(told);
    this.#life.events.everywhere("ops", { inspection });
    this.#life.events.everywhere("entries", { inspection });
  }

  /**
   * Another tablet goes by our id, as after a backup was put on two machines: our ops whose numbers it took are made
   * once more under a new id.
   * @param {string} inspection @param {Refusal[]} refusals
   */
  async #numbersTaken(inspection, refusals) {
    const taken = new Set(refusals.map(({ id }) => id));
    if (!taken.size || this.health.state !== "ok") return [];
    return (await this.unsentOps(inspection, ALL)).filter(({ id }) => taken.has(id));
  }

  /** @param {string} [inspection] */
  async rejected(inspection) {
    const kept = await this.#life.get(() => unsent.rejected(this.#life.database, inspection), []);
    return [...kept, ...this.#life.held.rejected(inspection)];
  }

  /** @param {string} inspection */
  async claimed(inspection) {
    const { database, device } = this.#life;
    const [none, { claimed }] = [{ count: 0, digest: await sha256("") }, await later()];
    return this.#life.get(() => claimed(database, inspection, device), none);
  }

  /** @param {string} inspection @param {string[]|null} blobs */
  async sendAgain(inspection, blobs) {
    return (await later()).sendAgain(this.#life.database, inspection, blobs);
  }

  async unsentPhotos() {
    const kept = await this.#life.get(() => unsent.unsentPhotos(this.#life.database), []);
    return this.#life.held.unsentPhotos(kept).map(({ waiting: _, ...row }) => row);
  }

  /** @param {string} blob @param {number} offset */
  async photoProgress(blob, offset) {
    const { changePhoto } = await later();
    await this.#life.set(() => changePhoto(this.#life.database, blob, (row) => ({ ...row, offset })));
  }

  /** @param {string} blob */
  async photoSent(blob) {
    const { changePhoto, unwaiting } = await later();
    const row = await this.#life.set(() =>
      changePhoto(this.#life.database, blob, (sent) => unwaiting({ ...sent, offset: sent.length })),
    );
    if (this.#life.broken) this.#life.held.gone.add(blob);
    this.#life.events.everywhere("photos", { inspection: row?.inspection });
  }

  async counts() {
    const kept = await this.#life.get(() => unsent.counts(this.#life.database), { ops: 0, photos: 0, rejected: 0 });
    if (!this.#life.broken) return kept;
    let ops = 0;
    for (const id of await this.inspectionsWithWork()) ops += (await this.unsentOps(id, ALL)).length;
    const rejected = kept.rejected + this.#life.held.rejected().length;
    return { ops, photos: (await this.unsentPhotos()).length, rejected };
  }

  /** @param {string} inspection */
  async cursor(inspection) {
    return (await this.#life.get(() => inspections.row(this.#life.database, inspection), undefined))?.cursor ?? null;
  }

  /** @param {string} inspection */
  async submission(inspection) {
    return (await this.#life.get(() => inspections.row(this.#life.database, inspection), undefined))?.submission ?? null;
  }

  /** @param {string} inspection @param {Submission|null} submission */
  async saveSubmission(inspection, submission) {
    await this.#life.set(() =>
      this.#life.database.run(["inspections"], "readwrite", (t) => inspections.change(t, inspection, { submission })),
    );
    this.#life.events.everywhere("session", { inspection });
  }

  submissions() {
    return this.#life.get(() => inspections.submissions(this.#life.database), []);
  }

  async storage() {
    /** @type {StorageEstimate} */
    const { usage, quota } = await navigator.storage.estimate().catch(() => ({}));
    return { persisted: this.persisted, usage: usage ?? null, quota: quota ?? null, state: this.health.state };
  }

  async rescueFile() {
    const { salvage } = await later();
    const { broken, database, held, keeper } = this.#life;
    const from = { broken, database, held, journal: keeper.journal };
    return salvage(from, { device: this.device, user: this.#life.session?.user.id ?? null });
  }

  /** @param {Blob} file */
  async readRescue(file) {
    return (await (await later()).readRescue(file)).counts;
  }

  async close() {
    this.#life.close();
  }
}

/** The store of this tablet, ready. @param {string} [wanted] the inspection that will be asked for first @returns {Promise<FieldStore>} throws StorageBroken where a browser cannot keep anything */
export async function openStore(wanted) {
  if (!navigator.storage?.getDirectory || !navigator.locks || !globalThis.indexedDB) throw new StorageBroken("unsupported");
  const store = new FieldStore();
  await store.open(wanted);
  return store;
}
