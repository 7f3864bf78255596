// The side of the store that writes: it owns the journal, puts right at start what was lost, and records.
import { newId } from "../ids.js";
import { decide } from "./agreement.js";
import { Database, ALL } from "./database.js";
import { Journal } from "./journal.js";
import { listPhotos, removePhotos } from "./photo_files.js";
import { Recorder } from "./recorder.js";

/**
 * @import {JournalRecord} from "./journal_lines.js"
 * @import {Transaction} from "./database.js"
 * @import {JournalHead} from "./journal.js"
 * @import {OpRow} from "./rows.js"
 */

const LONG_JOURNAL = 1_000_000;

/** @param {Database} database @returns {Promise<{device: string, n: number}>} */
export function readHead(database) {
  return database.read(["meta"], headOf);
}

/** @param {Transaction} transaction @returns {Promise<{device: string, n: number}>} */
async function headOf(transaction) {
  const meta = transaction.objectStore("meta");
  const [device = "", n = 0] = await Promise.all([meta.get("device"), meta.get("n")]);
  return { device, n };
}

/** @param {Database} database */
function readKept(database) {
  return database.read(["meta", "ops", "photos"], async (transaction) => {
    const [ops, photos] = [transaction.objectStore("ops"), transaction.objectStore("photos")];
    const [head, numbers, blobs] = await Promise.all([headOf(transaction), ops.getAllKeys(), photos.getAllKeys()]);
    return { ...head, numbers, blobs };
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

  /**
   * Take the journal and make it and IndexedDB agree; once more when IndexedDB was lost meanwhile. All is asked for at
   * once: a start waits for the slowest of them alone.
   */
  async start() {
    const file = (this.journal ??= new Journal());
    const [journal, kept, files] = await Promise.all([file.begin(), readKept(this.database), listPhotos()]);
    const decision = decide(kept, journal, this.database.dataLoss);
    this.database.dataLoss = "none";
    if (decision === "new") await this.#begin(file);
    else if (decision === "restore") await this.#restore(file);
    else await this.#tidy(file, journal, kept, files);
    const isSame = decision === "fine" || decision === "journal";
    this.#ready(file, isSame ? kept : await readHead(this.database));
  }

  /** All that is kept under a new device id: another tablet uses ours. */
  async renew() {
    if (!this.journal) return;
    await this.#restore(this.journal);
    this.#ready(this.journal, await readHead(this.database));
  }

  /** @param {Journal} journal @param {{device: string, n: number}} head */
  #ready(journal, { device, n }) {
    [this.device, this.n] = [device, n];
    journal.ready();
    this.recorder = new Recorder({ journal, device, by: this.by });
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

  /** @param {Journal} file */
  async #restore(file) {
    const device = newId();
    const [journal, photos, { restore }] = await Promise.all([file.open(), listPhotos(), import("./later.js")]);
    const files = new Set(photos);
    const rows = await this.database.run(ALL, "readwrite", (transaction) =>
      restore(transaction, { device, journal: journal.ops, files }),
    );
    await file.rewrite(recordsOf(device, rows));
    this.restored = rows.length > 0;
  }

  /**
   * IndexedDB is whole. What the journal lacks is added, a long one is written anew without what was forgotten, and
   * photos without a row go: they were never acknowledged.
   * @param {Journal} file @param {JournalHead & {numbers: number[]}} journal
   * @param {{device: string, numbers: number[], blobs: string[]}} kept @param {string[]} files
   */
  async #tidy(file, journal, { device, numbers, blobs }, files) {
    const listed = new Set(journal.numbers);
    const lacking = new Set(numbers.filter((n) => !listed.has(n)));
    const isLong = journal.size > LONG_JOURNAL && numbers.length < journal.count;
    const isNew = !journal.device || isLong;
    if (isNew || lacking.size) {
      const rows = await this.database.read(["ops"], (transaction) => transaction.objectStore("ops").getAll());
      if (isNew) await file.rewrite(recordsOf(device, rows));
      else await file.append(recordsOf(device, rows.filter(({ op }) => lacking.has(op.n))).slice(1));
    }
    // Under a running page one may be written whose op is on its way.
    if (this.recorder) return;
    const known = new Set(blobs);
    await removePhotos(files.filter((blob) => !known.has(blob)));
  }
}

/** @param {string} device @param {OpRow[]} rows @returns {JournalRecord[]} */
function recordsOf(device, rows) {
  return [{ device }, ...rows.map(({ inspection, op }) => ({ inspection, op }))];
}
