// What the browser says of the tablet it runs on.

/** Whether the app runs in its own window. */
export function isInstalled() {
  return matchMedia("(display-mode: standalone)").matches || /** @type {any} */ (navigator).standalone === true;
}

/** iPads say they are Macs, but Macs have no touch. */
export function isApple() {
  const { userAgent, maxTouchPoints } = navigator;
  return /iPad|iPhone/.test(userAgent) || (/Macintosh/.test(userAgent) && maxTouchPoints > 1);
}

/** Whether the browser promised not to clear what is kept, perhaps since the store was opened. @param {{persisted: boolean}} store */
export async function isPersisted(store) {
  return store.persisted || ((await navigator.storage?.persisted?.().catch(() => false)) ?? false);
}
