// Signing out of the tablet: only with nothing unsent, for what is forgotten here must be on the server.
/** @import { Store } from "../types.js" */
import { keepDue } from "../due.js";
import { PICTURES } from "../sync/pictures.js";

/** The office's pages carry what its own form needs; a page kept for days, as ours, can carry none. */
const TOKEN = /name="csrf_token" value="([^"]+)"/;
const SIGN_IN = "/sign-in";

/**
 * End the person's sessions on the server.
 * @param {typeof globalThis.fetch} [fetch]
 * @returns {Promise<boolean>} false: not done, or not known
 */
export async function signOut(fetch = globalThis.fetch.bind(globalThis)) {
  try {
    const page = await fetch("/", { credentials: "same-origin" });
    if (isAtSignIn(page)) return true;
    const [, token] = TOKEN.exec(await page.text()) ?? [];
    if (!token) return false;
    const body = new URLSearchParams({ csrf_token: token });
    return isAtSignIn(await fetch("/sign-out", { method: "POST", body, credentials: "same-origin" }));
  } catch {
    return false;
  }
}

/** Whether the server sent us to its sign-in page: nobody is signed in any more. @param {Response} page */
const isAtSignIn = (page) => page.ok && new URL(page.url, location.href).pathname === SIGN_IN;

/**
 * Sign out and forget what was downloaded.
 * @param {Store} store
 * @param {{ask: () => boolean, leave?: () => Promise<boolean>}} deeds  `ask` once nothing stands in the way
 * @returns {Promise<"left"|"kept"|"unsent"|"failed">} kept: the person would rather stay
 */
export async function leaveTablet(store, { ask, leave = signOut }) {
  const { ops, photos } = await store.counts();
  // A broken storage cannot say what is unsent.
  if (ops + photos > 0 || store.health.state === "broken") return "unsent";
  if (!ask()) return "kept";
  if (!(await leave())) return "failed";
  try {
    for (const { id, ready } of await store.summaries()) if (ready) await store.forget(id);
  } catch {
    // Something was entered meanwhile: it stays, and is sent after the next sign-in.
    return "unsent";
  }
  await globalThis.caches?.delete(PICTURES);
  keepDue(null);
  await store.saveSummaries([]);
  await store.saveSession(null);
  return "left";
}
