// IndexedDB with promises for its requests: as much of it as the store needs.

/** @template T @param {IDBRequest<T>} request @returns {Promise<T>} */
export function asked(request) {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

/** @param {IDBTransaction} transaction @returns {Promise<void>} once what it wrote is there to stay */
export function finished(transaction) {
  return new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve();
    // What no request is the cause of, such as a connection cut by the browser, comes without an error of its own.
    transaction.onabort = () => reject(transaction.error ?? new DOMException("aborted", "AbortError"));
  });
}

/**
 * A transaction, an object store or an index whose methods give promises and the like instead of requests.
 * @param {any} of @returns {any}
 */
export function promising(of) {
  return new Proxy(of, {
    get(at, name) {
      const found = at[name];
      return typeof found === "function" ? (/** @type {any[]} */ ...given) => answerOf(found.apply(at, given)) : found;
    },
  });
}

/** @param {unknown} given */
function answerOf(given) {
  if (given instanceof IDBRequest) return asked(given);
  return given instanceof IDBObjectStore || given instanceof IDBIndex ? promising(given) : given;
}
