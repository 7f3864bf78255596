// The side of the store that writes: it owns the journal, puts right at start what was lost, and records.
import { newId } from "../ids.js";
import { Database, ALL } from "./database.js";
import { Journal } from "./journal.js";
import { listPhotos, removePhotos } from "./photo_files.js";
import { Recorder } from "./recorder.js";
import { decide, restore } from "./recovery.js";

/**
 * @import {JournalRecord} from "./journal_lines.js"
 * @import {JournalState} from "./journal.js"
 * @import {OpRow} from "./rows.js"
 */

const LONG_JOURNAL = 1_000_000;

/** @param {Database} database @returns {Promise<{device: string, n: number}>} */
export function readHead(database) {
  return database.read(["meta"], async (transaction) => {
    const meta = transaction.objectStore("meta");
    return { device: (await meta.get("device")) ?? "", n: (await meta.get("n")) ?? 0 };
  });
}

export class Keeper {
  device = "";
  n = 0;
  /** @type {Journal|null} */
  journal = null;
  /** @type {Recorder|null} */
  recorder = null;
  /** Whether what is kept had to be restored from the journal. */
  restored = false;

  /** @param {Database} database @param {() => string|null} by */
  constructor(database, by) {
    this.database = database;
    this.by = by;
  }

  /** Take the journal and make it and IndexedDB agree; once more when IndexedDB was lost meanwhile. */
  async start() {
    this.journal ??= new Journal();
    const journal = await this.journal.open();
    const kept = await readHead(this.database);
    const decision = decide(kept, journal, this.database.dataLoss);
    this.database.dataLoss = "none";
    if (decision === "new") await this.#begin(this.journal);
    else if (decision === "restore") await this.#restore(this.journal, journal);
    else await this.#tidy(this.journal, journal, kept.device);
    await this.#ready(this.journal);
  }

  /** All that is kept under a new device id: another tablet uses ours. */
  async renew() {
    if (!this.journal) return;
    await this.#restore(this.journal, await this.journal.open());
    await this.#ready(this.journal);
  }

  /** @param {Journal} journal */
  async #ready(journal) {
    ({ device: this.device, n: this.n } = await readHead(this.database));
    const { by, device } = this;
    journal.ready();
    this.recorder = new Recorder({ journal, device, by });
  }

  /** Let go of the journal. */
  stop() {
    this.journal?.close();
    this.journal = null;
    this.recorder = null;
  }

  /** @param {Journal} file */
  async #begin(file) {
    const device = newId();
    await file.rewrite([{ device }]);
    await this.database.run(["meta"], "readwrite", async (transaction) => {
      await transaction.objectStore("meta").put(device, "device");
      await transaction.objectStore("meta").put(0, "n");
    });
  }

  /** @param {Journal} file @param {JournalState} journal */
  async #restore(file, journal) {
    const device = newId();
    const files = new Set(await listPhotos());
    const rows = await this.database.run(ALL, "readwrite", (transaction) =>
      restore(transaction, { device, journal: journal.ops, files }),
    );
    await file.rewrite(recordsOf(device, rows));
    this.restored = rows.length > 0;
  }

  /**
   * IndexedDB is whole. What the journal lacks is added, a long one is written anew without what was forgotten, and
   * photos without a row go: they were never acknowledged.
   * @param {Journal} file @param {JournalState} journal @param {string} device
   */
  async #tidy(file, journal, device) {
    const [rows, photos] = await this.database.read(["ops", "photos"], async (transaction) => [
      await transaction.objectStore("ops").getAll(),
      await transaction.objectStore("photos").getAllKeys(),
    ]);
    const listed = new Set(journal.ops.map(({ op }) => op.id));
    const lacking = rows.filter((row) => !listed.has(row.op.id));
    const isLong = journal.size > LONG_JOURNAL && rows.length < journal.ops.length;
    if (!journal.device || isLong) await file.rewrite(recordsOf(device, rows));
    else if (lacking.length) await file.append(recordsOf(device, lacking).slice(1));
    const known = new Set(photos);
    await removePhotos((await listPhotos()).filter((blob) => !known.has(blob)));
  }
}

/** @param {string} device @param {OpRow[]} rows @returns {JournalRecord[]} */
function recordsOf(device, rows) {
  return [{ device }, ...rows.map(({ inspection, op }) => ({ inspection, op }))];
}
