// Finishing an inspection: the wish is kept, and carried out once everything it speaks of is on the server.
import { digestOf, signedOps } from "../model/digest.js";
import { fetchBundle } from "./downloads.js";
import { outcomeOf, sendOps } from "./queue.js";

/**
 * @import {Missing, Store, Submission} from "../types.js"
 * @import {Outcome, Parts} from "./queue.js"
 */

const PHOTO = "photo:";

/**
 * Carry out one wish. "later" without a wait means: something is to be sent again first.
 * @param {Parts} parts @param {string} inspection @param {Submission} wish
 * @param {Set<string>} resent wishes for which everything was sent once more already
 * @returns {Promise<Outcome>}
 */
export async function carryOut(parts, inspection, wish, resent) {
  const { store, transport } = parts;
  const pulled = await sendOps(parts, inspection, { pull: true });
  if (pulled.kind !== "done") return pulled;
  // What others entered and the server has no more is not told by news, only by the whole.
  if (!(await store.etag(inspection))) {
    const whole = await fetchBundle(parts, inspection);
    if (whole.kind !== "ok") return outcomeOf(whole);
  }
  // Taken back meanwhile, or made anew: it is nobody's wish, and below nobody's answer.
  const isWanted = async () => (await store.submission(inspection))?.id === wish.id;
  if (!(await isWanted())) return { kind: "done" };
  const answer = await transport.json("POST", `inspections/${inspection}/submit`, await wishOf(store, inspection, wish), 60_000);
  if (!(await isWanted())) return { kind: "done" };
  if (answer.kind === "ok") {
    await store.saveSubmission(inspection, { ...wish, state: "done", answer: answer.body });
    // From the news every view learns that nothing more counts; if they do not come now, they do later.
    await sendOps(parts, inspection, { pull: true });
    return { kind: "done" };
  }
  if (answer.kind !== "conflict" && answer.kind !== "refused" && answer.kind !== "gone") return outcomeOf(answer);
  const missing = answer.problem?.missing;
  if (missing && !resent.has(wish.id) && (await sendMissing(store, inspection, missing))) {
    resent.add(wish.id);
    return { kind: "later", wait: 0, message: "again" };
  }
  await store.saveSubmission(inspection, { ...wish, state: "refused", answer: answer.problem });
  return { kind: "done" };
}

/** @param {Store} store @param {string} inspection @param {Submission} wish */
async function wishOf(store, inspection, { id }) {
  const [bundle, entries, ops, session] = await Promise.all([
    store.bundle(inspection), store.entries(inspection), store.claimed(inspection), store.session(),
  ]);
  const photos = entries.filter(({ field, value }) => field.startsWith(PHOTO) && value);
  const blobs = photos.map(({ field }) => field.slice(PHOTO.length));
  return { id, device: store.device, user: session?.user.id, ops, blobs, state: await digestOf(bundle?.revision.hash ?? "", signedOps(entries)) };
}

/**
 * A server that was set back lacks what it once acknowledged, or shows what others entered as if it had never come:
 * then it is told everything again, and asked for everything. Whether that is worth another try.
 * @param {Store} store @param {string} inspection @param {Missing} missing
 */
async function sendMissing(store, inspection, missing) {
  if (!missing.ops && !missing.blobs?.length && !missing.changed) return false;
  const { ops, photos } = await store.sendAgain(inspection, missing.blobs ?? []);
  return Boolean((missing.ops && ops) || photos || missing.changed);
}
