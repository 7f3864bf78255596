// Everything of this tablet that the server may not have, from wherever it can still be read.
import { journalRows } from "./journal.js";
import { readPhoto } from "./photo_files.js";
import { rescueFile } from "./rescue.js";
import { PHOTO, photosOf } from "./rows.js";

/**
 * @import {Database} from "./database.js"
 * @import {Journal} from "./journal.js"
 * @import {OpRow, PhotoRow} from "./rows.js"
 * @import {Unkept} from "./unkept.js"
 */

/** @typedef {{database: Database, journal: Journal|null, held: Unkept, broken: boolean}} Sources */

/**
 * While all is well IndexedDB knows what is unsent; else the journal is asked as well, and what it alone knows is
 * taken for unsent.
 * @param {Sources} from @param {{device: string, user: string|null}} who @returns {Promise<Blob>}
 */
export async function salvage({ database, journal, held, broken }, who) {
  const [kept, photos] = await database
    .read(["ops", "photos"], async (transaction) => {
      const ops = await transaction.objectStore("ops").getAll();
      return /** @type {const} */ ([ops, await transaction.objectStore("photos").getAll()]);
    })
    .catch(() => /** @type {[OpRow[], PhotoRow[]]} */ ([[], []]));
  const written = broken ? await journalRows(journal) : [];
  const known = new Set(kept.map((row) => row.op.id));
  const unknown = written.filter((row) => !known.has(row.op.id));
  const unsent = [...kept, ...unknown].filter((row) => (row.waiting && !held.gone.has(row.op.id)) || row.refused);
  const rows = [...unsent, ...[...held.rows.values()].filter((row) => row.waiting || row.refused)];
  const file = async (/** @type {string} */ blob) => held.files.get(blob) ?? readPhoto(blob);
  return rescueFile({ ...who, rows, photos: unsentPhotos(photos, unknown, rows, held), file });
}

/**
 * The photos not sent yet, and those of refused ops.
 * @param {PhotoRow[]} photos @param {OpRow[]} unknown @param {OpRow[]} rows @param {Unkept} held
 */
function unsentPhotos(photos, unknown, rows, held) {
  const refused = new Set(rows.filter((row) => row.refused).map(({ op }) => op.field));
  const named = new Set(unknown.map(({ op }) => op.field.slice(PHOTO.length)));
  const found = held.unsentPhotos([
    ...photos.filter((row) => row.waiting || refused.has(PHOTO + row.blob)),
    ...photosOf(unknown, named).filter((row) => row.waiting),
  ]);
  return [...new Map(found.map((row) => [row.blob, row])).values()];
}
