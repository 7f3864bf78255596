// The worker that writes: taps into IndexedDB and the journal, and the photos' files, each on the disk before it
// answers. A worker, because only there can a file be written in place and flushed, and because it has no page to draw.
import { Database } from "./database.js";
import { decodeLines, encodeLines, gathered } from "./journal_lines.js";
import { keep } from "./keeping.js";

/**
 * @import {JournalRecord} from "./journal_lines.js"
 * @import {Taps} from "./keeping.js"
 */

const FOLDER = "inspect-field";
const PHOTOS = "photos";
const HANDLE_TRIES = 20;
const HANDLE_WAIT = 100;
const NAME = /^journal-(\d+)\.log$/;

/** @type {FileSystemSyncAccessHandle|null} */
let journal = null;
let number = 0;
let size = 0;
/** The greatest number the journal holds: IndexedDB may never be behind it. */
let last = 0;
const database = new Database();

async function folder() {
  const root = await navigator.storage.getDirectory();
  return root.getDirectoryHandle(FOLDER, { create: true });
}

/** @param {number} of @returns {Promise<FileSystemSyncAccessHandle>} */
async function handleOf(of) {
  const file = await (await folder()).getFileHandle(`journal-${of}.log`, { create: true });
  for (let tries = 1; ; tries += 1) {
    try {
      return await file.createSyncAccessHandle();
    } catch (error) {
      // The tab that had it before may be a moment from letting go.
      if (tries === HANDLE_TRIES) throw error;
      await new Promise((resolve) => setTimeout(resolve, HANDLE_WAIT));
    }
  }
}

/** The numbers of the journal files, oldest first. */
async function numbers() {
  const found = [];
  for await (const name of (await folder()).keys()) {
    const match = NAME.exec(name);
    if (match) found.push(Number(match[1]));
  }
  return found.sort((a, b) => a - b);
}

/** @param {FileSystemSyncAccessHandle} handle @param {Uint8Array<ArrayBuffer>} bytes @param {number} at */
function writeAll(handle, bytes, at) {
  // A full disk shows either as an error or as a short count.
  const written = handle.write(bytes, { at });
  if (written !== bytes.length) throw new DOMException("short write", "QuotaExceededError");
  handle.flush();
}

/** Append to the journal; after a failure it is as long as before. @param {Uint8Array<ArrayBuffer>} bytes */
function put(bytes) {
  if (!journal) throw new DOMException("not open", "InvalidStateError");
  try {
    writeAll(journal, bytes, size);
  } catch (error) {
    journal.truncate(size);
    throw error;
  }
  size += bytes.length;
}

/** @param {FileSystemSyncAccessHandle} handle */
function readAll(handle) {
  const bytes = new Uint8Array(handle.getSize());
  handle.read(bytes, { at: 0 });
  return decodeLines(bytes);
}

const acts = {
  /** Take the journal, cut a torn tail off it and tell what it holds: the ops, or for a start their numbers alone. @param {{whole?: boolean}} [message] */
  async open({ whole = true } = {}) {
    journal?.close();
    journal = null;
    const all = await numbers();
    const files = [];
    let damaged = 0;
    for (const each of all.length ? all : [1]) {
      journal?.close();
      journal = await handleOf(each);
      number = each;
      const decoded = readAll(journal);
      size = decoded.good;
      files.push(decoded.records);
      damaged += decoded.damaged;
    }
    if (journal && journal.getSize() > size) journal.truncate(size);
    const told = gathered(files);
    last = told.n;
    const { device, n, ops } = told;
    const own = ops.flatMap((each) => (each.device === device ? each.op.n : []));
    return { device, n, size, damaged, count: ops.length, ...(whole ? { ops } : { numbers: own }) };
  },

  /** A connection made before the first tap needs it. */
  async ready() {
    await database.read(["meta"], async () => {});
    return {};
  },

  /** IndexedDB first: a journal ahead of it would be taken for a database that was lost. @param {Taps} message */
  async record(message) {
    const rows = await keep(database, message, last);
    await acts.append({ records: rows.map(({ inspection, op }) => ({ inspection, op })) });
    last = rows.reduce((most, { op }) => Math.max(most, op.n), last);
    return rows.map(({ op }) => op);
  },

  /** @param {{records: JournalRecord[]}} message */
  async append({ records }) {
    const bytes = encodeLines(records);
    try {
      put(bytes);
    } catch (error) {
      if (!(error instanceof DOMException) || error.name !== "InvalidStateError") throw error;
      // The browser closed the file under us, as it may after a long sleep.
      await acts.open();
      put(bytes);
    }
    return { size };
  },

  /** Begin a new file with these records; the older ones go when it is on the disk. @param {{records: JournalRecord[]}} message */
  async rewrite({ records }) {
    const bytes = encodeLines(records);
    const fresh = await handleOf(number + 1);
    try {
      fresh.truncate(0);
      writeAll(fresh, bytes, 0);
    } catch (error) {
      fresh.truncate(0);
      fresh.close();
      throw error;
    }
    journal?.close();
    [journal, number, size, last] = [fresh, number + 1, bytes.length, gathered([records]).n];
    const old = (await numbers()).filter((each) => each < number);
    for (const each of old) await (await folder()).removeEntry(`journal-${each}.log`);
    return { size };
  },

  /** @param {{name: string, bytes: ArrayBuffer}} message */
  async photo({ name, bytes }) {
    const photos = await (await folder()).getDirectoryHandle(PHOTOS, { create: true });
    const handle = await (await photos.getFileHandle(name, { create: true })).createSyncAccessHandle();
    try {
      handle.truncate(0);
      writeAll(handle, new Uint8Array(bytes), 0);
    } finally {
      handle.close();
    }
    // On the disk now: a worker that does little else would keep it in memory for long.
    /** @type {any} */ (bytes).transfer?.(0);
    return {};
  },
};

/** @type {Promise<unknown>} */
let queue = Promise.resolve();

// One after the other: a line must never be written into a file that is being replaced.
onmessage = ({ data }) => {
  const { id, act } = data;
  queue = queue
    .then(() => acts[/** @type {keyof typeof acts} */ (act)](data))
    .then((result) => postMessage({ id, result }))
    .catch(({ name, message, reason }) => postMessage({ id, error: { name, message, reason } }));
};
