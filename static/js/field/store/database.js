// The IndexedDB of the tablet: its stores, and one way to run a transaction that survives a browser closing the
// database under the page.
import { StorageBroken } from "./errors.js";
import { asked, finished, promising } from "./promised.js";

/**
 * @import {DBSchema, IDBPTransaction} from "idb"
 * @import {Bundle, Claim, Sheet, Submission, Summary} from "../types.js"
 * @import {EntryRow, OpRow, PhotoRow} from "./rows.js"
 */

/**
 * What changes about an inspection; its document lies in "bundles". `listed` says whether the server's list has it.
 * @typedef {{id: string, summary: Summary|null, listed: boolean, etag: string|null, downloaded_at: string|null,
 *   cursor: number|null, claims: Claim[], sheets: Sheet[], submission: Submission|null}} InspectionRow
 */

/**
 * @typedef {DBSchema & {
 *   meta: {key: string, value: any},
 *   inspections: {key: string, value: InspectionRow},
 *   bundles: {key: string, value: {id: string, bundle: Bundle}},
 *   entries: {key: [string, string], value: EntryRow},
 *   ops: {key: number, value: OpRow, indexes: {id: string, waiting: [string, number], place: [string, string],
 *     refused: string, inspection: string}},
 *   photos: {key: string, value: PhotoRow, indexes: {waiting: [number, string], inspection: string}},
 * }} Schema
 */

/** @typedef {"meta"|"inspections"|"bundles"|"entries"|"ops"|"photos"} StoreName */
/** @typedef {IDBPTransaction<Schema, StoreName[], "readwrite">} Transaction */

export const NAME = "inspect-field";
const VERSION = 1;
const BLOCKED_FOR = 10_000;
/** A browser that closes connections under the page may close the next one too. */
const MOST_TRIES = 4;
/** @type {StoreName[]} */
export const ALL = ["meta", "inspections", "bundles", "entries", "ops", "photos"];

/** @param {IDBDatabase} database */
function create(database) {
  database.createObjectStore("meta");
  database.createObjectStore("inspections", { keyPath: "id" });
  database.createObjectStore("bundles", { keyPath: "id" });
  database.createObjectStore("entries", { keyPath: ["inspection", "place"] });
  const ops = database.createObjectStore("ops", { keyPath: "op.n" });
  ops.createIndex("id", "op.id", { unique: true });
  // Sparse: only unsent ops have the key "waiting", only refused ones "refused".
  ops.createIndex("waiting", ["waiting", "op.n"]);
  ops.createIndex("place", ["waiting", "place"]);
  ops.createIndex("refused", "refused");
  ops.createIndex("inspection", "inspection");
  const photos = database.createObjectStore("photos", { keyPath: "blob" });
  photos.createIndex("waiting", ["waiting", "blob"]);
  photos.createIndex("inspection", "inspection");
}

/** Whether it says that the connection is gone, which opening anew mends. @param {any} error */
function closed(error) {
  // An abort without a reason of its own is what a transaction gets whose connection was cut.
  return ["InvalidStateError", "AbortError"].includes(error?.name) || /closing|connection|internal error/i.test(String(error?.message));
}

export class Database {
  /** @type {Promise<IDBDatabase>|null} */
  #opening = null;
  /** What the browser said about lost data when it was opened: "none", "partial" or "total". */
  dataLoss = "none";
  /** Called when it must be opened once more, before anything is asked of it. @type {() => Promise<void>} */
  reopened = async () => {};
  #stale = false;

  /**
   * Run one transaction; what `act` returns is given back once it is on the disk. Run again when the connection turns
   * out to be gone: `act` must bear that an earlier run may have been kept after all.
   * @template T
   * @param {StoreName[]} stores @param {"readonly"|"readwrite"} mode
   * @param {(transaction: Transaction, again: boolean) => Promise<T>} act
   * @returns {Promise<T>}
   */
  async run(stores, mode, act) {
    for (let tries = 1; ; tries += 1) {
      await this.#refresh();
      const opening = this.#open();
      try {
        return await this.#once(await opening, stores, mode, (transaction) => act(transaction, tries > 1));
      } catch (error) {
        if (!closed(error) || tries === MOST_TRIES) throw error;
        this.#drop(opening);
      }
    }
  }

  /**
   * @template T
   * @param {StoreName[]} stores
   * @param {(transaction: Transaction) => Promise<T>} act
   */
  read(stores, act) {
    return this.run(stores, "readonly", act);
  }

  /** Close the connection; it is opened again when it is needed. */
  async close() {
    const opening = this.#opening;
    this.#opening = null;
    (await opening?.catch(() => null))?.close();
  }

  /**
   * @template T
   * @param {IDBDatabase} database @param {StoreName[]} stores @param {"readonly"|"readwrite"} mode
   * @param {(transaction: Transaction) => Promise<T>} act
   */
  async #once(database, stores, mode, act) {
    const transaction = database.transaction(stores, mode, { durability: "strict" });
    // Waited for below; where `act` fails first, this failure is the same one told twice.
    const done = finished(transaction);
    done.catch(() => {});
    try {
      const result = await act(promising(transaction));
      await done;
      return result;
    } catch (error) {
      abort(transaction);
      throw transaction.error ?? error;
    }
  }

  #open() {
    if (this.#opening) return this.#opening;
    /** @type {Promise<IDBDatabase>} */
    const opening = this.#connect(() => this.#drop(opening));
    this.#opening = opening;
    opening.catch(() => this.#drop(opening));
    return opening;
  }

  /** @param {() => void} lost called when the connection must not be used any more */
  async #connect(lost) {
    /** @type {ReturnType<typeof setTimeout>|undefined} */
    let timer;
    /** @type {Promise<never>} */
    const blocked = new Promise((_, reject) => {
      timer = setTimeout(() => {
        reject(new StorageBroken("blocked"));
        // Nobody would close it that comes now.
        void opened.then((late) => late.close(), () => {});
      }, BLOCKED_FOR);
    });
    const opening = indexedDB.open(NAME, VERSION);
    opening.onupgradeneeded = (event) => {
      this.dataLoss = /** @type {any} */ (event).dataLoss ?? "none";
      create(opening.result);
    };
    const opened = asked(opening).then((database) => {
      // A newer version of the app in another tab: let it through; the next use here tells that this one is old.
      database.onversionchange = lost;
      database.onclose = lost;
      return database;
    });
    const database = await Promise.race([opened, blocked]);
    clearTimeout(timer);
    return database;
  }

  /** Whoever noticed it second must not cut off what was opened since. @param {Promise<IDBDatabase>} opening */
  #drop(opening) {
    if (this.#opening !== opening) return;
    this.#stale = true;
    this.close();
  }

  async #refresh() {
    if (!this.#stale) return;
    this.#stale = false;
    await this.reopened().catch((error) => {
      this.#stale = true;
      throw error;
    });
  }
}

/** @param {{abort: () => void}} transaction */
function abort(transaction) {
  try {
    transaction.abort();
  } catch {
    // It has ended already.
  }
}
