// The list of inspections, and each of them whole.
import { fetchPictures, keepPicturesOf } from "./pictures.js";

/**
 * @import {Bundle, Store, Summary} from "../types.js"
 * @import {Parts} from "./queue.js"
 * @import {Answer} from "./transport.js"
 */

const BUNDLE_TIMEOUT = 90_000;
const MOST_PAGES = 100;
/** A finished inspection stays on the tablet for so long. */
const KEPT_FOR = 14 * 24 * 3_600_000;

/** @param {any} bundle @param {string} id @returns {bundle is Bundle} */
function isBundle(bundle, id) {
  const lists = ["sheets", "locations", "entries", "previous", "claims"];
  return bundle?.inspection?.id === id && Boolean(bundle.revision?.programme) && lists.every((name) => Array.isArray(bundle[name]));
}

/** Those a person may conduct, their own and their colleagues', as the server has them now. @param {Parts} parts @returns {Promise<Answer>} */
export async function fetchList({ store, transport, now }) {
  /** @type {Summary[]} */
  const found = [];
  let after = "";
  for (let page = 0; page < MOST_PAGES; page += 1) {
    const answer = await transport.get(`inspections${after && `?after=${after}`}`);
    if (answer.kind !== "ok") return answer;
    if (!Array.isArray(answer.body.inspections)) return { ...answer, kind: "strange" };
    found.push(...answer.body.inspections);
    after = answer.body.after;
    if (after) continue;
    await store.saveSummaries(found);
    await tidy(store, new Set(found.map(({ id }) => id)), now());
    return answer;
  }
  return { kind: "strange", status: 0, body: null, problem: null, headers: new Headers(), wait: 0 };
}

/** Let go of what is long finished and wholly on the server. @param {Store} store @param {Set<string>} listed @param {number} now */
async function tidy(store, listed, now) {
  const here = (await store.summaries()).flatMap(({ id, ready }) => (ready ? [id] : []));
  await keepPicturesOf(new Set(here)).catch(() => {});
  const refused = new Set((await store.rejected()).map((each) => each.inspection));
  for (const { id, downloaded_at } of await store.summaries()) {
    const isOld = downloaded_at !== null && now - Date.parse(downloaded_at) > KEPT_FOR;
    if (isOld && !listed.has(id) && !refused.has(id)) await store.forget(id).catch(() => {});
  }
}

/** Without its pictures an inspection can still be done. @param {Parts} parts @param {Bundle|null} bundle */
const picturesOf = async ({ transport }, bundle) => bundle && fetchPictures(transport, bundle).catch(() => {});

/**
 * All of an inspection; what is here already is not sent again.
 * @param {Parts} parts @param {string} id @param {boolean} [isLast] @returns {Promise<Answer>}
 */
export async function fetchBundle(parts, id, isLast = false) {
  const { store, transport } = parts;
  const etag = await store.etag(id);
  const answer = await transport.get(`inspections/${id}/bundle`, {
    timeout: BUNDLE_TIMEOUT, headers: etag ? { "If-None-Match": etag } : {},
  });
  if (answer.kind === "not-modified") await picturesOf(parts, await store.bundle(id));
  if (answer.kind !== "ok") return answer;
  if (!isBundle(answer.body, id)) return { ...answer, kind: "strange" };
  const told = (await store.cursor(id)) ?? 0;
  await store.saveBundle(answer.body, answer.headers.get("ETag") ?? "");
  await picturesOf(parts, answer.body);
  // What was acknowledged while it was on its way is not in it: without a network it would not be shown until there is one.
  return told > answer.body.cursor && !isLast ? fetchBundle(parts, id, true) : answer;
}
