// Photos not on the server yet, kept in IndexedDB so that a reload or an empty battery loses none.

const NAME = "inspect-photos";

/** @returns {Promise<IDBDatabase | null>} null where the browser keeps nothing */
function open() {
  return new Promise((resolve) => {
    try {
      const request = indexedDB.open(NAME, 1);
      request.onupgradeneeded = () => request.result.createObjectStore("photos", { keyPath: "id" });
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => resolve(null);
    } catch {
      resolve(null);
    }
  });
}

/** Run one request in a transaction of its own; undefined where it fails. */
async function run(mode, act) {
  const database = await open();
  if (!database) return undefined;
  try {
    return await new Promise((resolve, reject) => {
      const transaction = database.transaction("photos", mode, { durability: "strict" });
      const request = act(transaction.objectStore("photos"));
      transaction.oncomplete = () => resolve(request.result ?? true);
      transaction.onerror = () => reject(transaction.error);
      transaction.onabort = () => reject(transaction.error);
    });
  } catch {
    return undefined;
  } finally {
    database.close();
  }
}

/** Keep a photo {id, user, sheet, item, name, data}; whether it is kept. Bytes, since a camera's file may vanish. */
export async function keep(photo) {
  return (await run("readwrite", (store) => store.put(photo))) !== undefined;
}

/** The photos of this person's sheet that are still to be sent, in the order they were taken. */
export async function waiting(user, sheet) {
  const all = (await run("readonly", (store) => store.getAll())) ?? [];
  return Array.isArray(all) ? all.filter((photo) => photo.user === user && photo.sheet === sheet) : [];
}

/** The photo is on the server, or not wanted any more. */
export async function forget(id) {
  await run("readwrite", (store) => store.delete(id));
}
