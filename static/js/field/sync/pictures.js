// The photos of findings that wait on a round: fetched with it, looked at without a network. They are copies of what
// the server has, so losing them costs a look and nothing else.
/**
 * @import {Bundle} from "../types.js"
 * @import {Transport} from "./transport.js"
 */

export const PICTURES = "inspect-finding-photos";
const TIMEOUT = 60_000;

/** The round stands in the address, so that its pictures go with it. @param {string} round @param {string} finding @param {string} sha256 */
const addressOf = (round, finding, sha256) => `/api/v1/findings/${finding}/photos/${sha256}?round=${round}`;

/** Most tablets have no such pictures: without need the cache is not even made. @param {boolean} [needed] @returns {Promise<Cache|null>} */
async function opened(needed = false) {
  if (!globalThis.caches || !(needed || (await caches.has(PICTURES)))) return null;
  return caches.open(PICTURES);
}

/** @param {Bundle} bundle @returns {Set<string>} */
function wantedOf({ inspection, findings = [] }) {
  return new Set(findings.flatMap(({ id, before, after }) => [...before, ...after].map((sha) => addressOf(inspection.id, id, sha))));
}

/** Fetch what is not here yet and let go of what is not asked for any more. @param {Transport} transport @param {Bundle} bundle */
export async function fetchPictures(transport, bundle) {
  const wanted = wantedOf(bundle);
  const cache = await opened(wanted.size > 0);
  if (!cache) return;
  for (const { url } of await cache.keys()) {
    const address = url.slice(url.indexOf("/api/"));
    if (wanted.has(address)) wanted.delete(address);
    else if (address.endsWith(`?round=${bundle.inspection.id}`)) await cache.delete(url);
  }
  for (const address of wanted) await fetchOne(transport, cache, address).catch(() => {});
}

/** Only a picture counts: a portal's page, or a photo that has not reached the server, is tried again another time. @param {Transport} transport @param {Cache} cache @param {string} address */
async function fetchOne(transport, cache, address) {
  const signal = AbortSignal.timeout(TIMEOUT);
  const answer = await transport.fetch(address, { credentials: "same-origin", redirect: "manual", signal });
  if (answer.ok && answer.headers.get("Content-Type")?.startsWith("image/")) await cache.put(address, answer);
}

/** @param {string} round @param {string} finding @param {string} sha256 @returns {Promise<Blob|null>} null where it is not here */
export async function picture(round, finding, sha256) {
  const kept = await (await opened())?.match(addressOf(round, finding, sha256));
  return kept ? kept.blob() : null;
}

/** Let go of the pictures of all rounds but these. @param {Set<string>} rounds */
export async function keepPicturesOf(rounds) {
  const cache = await opened();
  for (const { url } of (await cache?.keys()) ?? []) {
    if (!rounds.has(new URL(url).searchParams.get("round") ?? "")) await cache?.delete(url);
  }
}
