// The photos' files in the browser's private file system: reading, listing and removing. The worker writes them.

const FOLDER = "inspect-field";
const PHOTOS = "photos";
const ENDING = ".jpg";

/** @param {string} blob @returns {string} the name of its file */
export const photoName = (blob) => blob + ENDING;

async function folder() {
  const root = await navigator.storage.getDirectory();
  const ours = await root.getDirectoryHandle(FOLDER, { create: true });
  return ours.getDirectoryHandle(PHOTOS, { create: true });
}

/** @param {string} blob @returns {Promise<File|null>} null where there is none */
export async function readPhoto(blob) {
  try {
    return await (await (await folder()).getFileHandle(photoName(blob))).getFile();
  } catch {
    return null;
  }
}

/** @returns {Promise<string[]>} the photos that have a file */
export async function listPhotos() {
  const found = [];
  for await (const name of (await folder()).keys()) {
    if (name.endsWith(ENDING)) found.push(name.slice(0, -ENDING.length));
  }
  return found;
}

/** @param {string[]} blobs those without a file are passed over */
export async function removePhotos(blobs) {
  const photos = await folder();
  for (const blob of blobs) await photos.removeEntry(photoName(blob)).catch(() => {});
}
