// Keeps the app on the tablet, all of one version or none of it. What the tablet keeps of inspections is not here
// but in store/: a cache may be emptied at any time, an answer may not.
//
// A new version is fetched whole while the old one goes on serving; it takes over when no window of the app is left, or
// when the person says so on the inspection list. One file missing, and the old version stays.

import { PICTURES } from "./sync/pictures.js";

const worker = /** @type {ServiceWorkerGlobalScope} */ (/** @type {unknown} */ (self));
const CACHE = `inspect-${BUILD}`;
// Not a version: the language chosen on this tablet. The window writes it, see choices.js.
const CHOICES = "inspect-choices";
const CHOSEN_LANGUAGE = "/field/language";
const SHELLS = { zh: "/field/zh", en: "/field/en" };

/** What the browser must have asked for. @returns {Promise<string[]>} */
async function wanted() {
  const formats = "BarcodeDetector" in self ? await BarcodeDetector.getSupportedFormats().catch(() => []) : [];
  const reader = formats.includes("qr_code") ? [] : KEPT.qr;
  return [...Object.values(SHELLS), ...KEPT.always, ...reader];
}

/**
 * Past every cache, for what the browser kept may be of the version before. The cookie goes along only for a proxy that may
 * stand before the server: the answer is the same for everybody.
 * @param {string} address
 */
async function fetched(address) {
  const answer = await fetch(new Request(address, { cache: "reload", credentials: "same-origin", redirect: "error" }));
  if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
  const version = answer.headers.get("X-Field-Version");
  // A server half way through a deploy would give a shell of one version and scripts of another.
  if (version !== null && version !== BUILD) throw new Error(`${address}: version ${version}`);
  return { address, answer };
}

async function install() {
  const all = await Promise.all((await wanted()).map(fetched));
  const cache = await caches.open(CACHE);
  try {
    await Promise.all(all.map(({ address, answer }) => cache.put(address, answer)));
  } catch (error) {
    await caches.delete(CACHE);
    throw error;
  }
}

async function dropOthers() {
  const names = await caches.keys();
  await Promise.all(names.filter((name) => ![CACHE, CHOICES, PICTURES].includes(name)).map((name) => caches.delete(name)));
  await worker.clients.claim();
}

/** @returns {Promise<string>} */
async function shellAddress() {
  const choices = await caches.open(CHOICES);
  const chosen = await (await choices.match(CHOSEN_LANGUAGE))?.text();
  if (chosen === "zh" || chosen === "en") return SHELLS[chosen];
  return worker.navigator.language.toLowerCase().startsWith("zh") ? SHELLS.zh : SHELLS.en;
}

/** @param {string} address @param {Request} request */
async function kept(address, request) {
  const cache = await caches.open(CACHE);
  return (await cache.match(address)) ?? fetch(request);
}

/** @param {Request} request @returns {Promise<Response>|null} null: not ours to answer */
function answerTo(request) {
  const { origin, pathname, search } = new URL(request.url);
  if (request.method !== "GET" || origin !== worker.location.origin) return null;
  if (request.mode === "navigate" && pathname.startsWith("/field/")) {
    return shellAddress().then((address) => kept(address, request));
  }
  const address = pathname + search;
  return [...KEPT.always, ...KEPT.qr].includes(address) ? kept(address, request) : null;
}

/**
 * Take over now, unless another window of the app is open: its version must not vanish under it. Which of the two is told
 * before: the version before may take its time to go.
 * @param {(said: string) => void} tell
 */
async function takeOver(tell) {
  const windows = await worker.clients.matchAll({ type: "window", includeUncontrolled: true });
  const ours = windows.filter((each) => new URL(each.url).pathname.startsWith("/field/"));
  if (ours.length > 1) return tell("other-windows");
  tell("starting");
  await worker.skipWaiting();
}

worker.addEventListener("install", (event) => event.waitUntil(install()));
worker.addEventListener("activate", (event) => event.waitUntil(dropOthers()));
worker.addEventListener("fetch", (event) => {
  const answer = answerTo(event.request);
  if (answer) event.respondWith(answer);
});
worker.addEventListener("message", (event) => {
  const [port] = event.ports;
  if (event.data === "take-over") event.waitUntil(takeOver((said) => port?.postMessage(said)));
  if (event.data === "version") port?.postMessage(BUILD);
});
