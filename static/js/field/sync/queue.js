// Ops on their way: in order, one batch at a time, until the server has all of them and has told all it knows.
import { build } from "../built.js";

/**
 * @import {BatchReply, Op, Store} from "../types.js"
 * @import {Answer, Transport} from "./transport.js"
 */

/**
 * What came of an attempt: "done", or why it stopped. `message` is a code for the status line.
 * @typedef {{kind: "done"|"signed-out"|"halted"|"update"|"later", wait?: number, message?: string, name?: string}} Outcome
 */

/**
 * `news` hears which findings wait at the inspection's project, as a tag that changes with them.
 * @typedef {{store: Store, transport: Transport, now: () => number,
 *   news?: (inspection: string, tag: string|undefined) => Promise<void>}} Parts
 */

export const MOST_OPS = 400;
/** Somewhat below the 256 kB the server takes, for what is around the ops. */
export const MOST_BYTES = 250_000;
export const client = { api: 1, build };

/** As many as fit into one batch, and at least one. @param {Op[]} ops @param {number} most @param {number} [bytes] @returns {Op[]} */
export function batchOf(ops, most, bytes = MOST_BYTES) {
  const encoder = new TextEncoder();
  let size = 0;
  const end = ops.slice(0, most).findIndex((op) => {
    size += encoder.encode(JSON.stringify(op)).length + 1;
    return size > bytes;
  });
  return ops.slice(0, end === -1 ? most : Math.max(end, 1));
}

/** Whether it can be the answer to just this batch. @param {any} reply @param {Op[]} ops @returns {reply is BatchReply} */
export function answers(reply, ops) {
  const { acked, rejected, current, sheets, claims, cursor } = reply ?? {};
  if (![acked, rejected, current, sheets, claims].every(Array.isArray) || typeof cursor !== "number") return false;
  const sent = new Set(ops.map((op) => op.id));
  const told = [...acked, ...rejected.map((/** @type {any} */ each) => each?.id)];
  return told.every((id) => sent.has(id));
}

/** What an answer other than a good one means for the sending. @param {Answer} answer @returns {Outcome} */
export function outcomeOf({ kind, wait, problem }) {
  if (kind === "signed-out") return { kind };
  if (kind === "update") return { kind };
  if (kind === "gone") return { kind: "halted", message: problem?.code ?? "gone" };
  if (kind === "refused" || kind === "conflict" || kind === "too-large") return { kind: "halted", message: "refused-batch" };
  return { kind: "later", wait, message: kind === "strange" ? "not-our-server" : (problem?.code ?? "") };
}

/**
 * Send all unsent ops of an inspection; with `pull` ask for news even when there are none.
 * @param {Parts} parts @param {string} inspection @param {{pull?: boolean}} [how] @returns {Promise<Outcome>}
 */
export async function sendOps(parts, inspection, { pull = false } = {}) {
  const { store, transport } = parts;
  let most = MOST_OPS;
  let more = pull;
  for (;;) {
    const ops = batchOf(await store.unsentOps(inspection, most), most);
    if (!ops.length && !more) return { kind: "done" };
    const body = await batch(parts, inspection, ops);
    const answer = await transport.json("POST", `inspections/${inspection}/ops`, body);
    if (answer.kind === "too-large" && ops.length) {
      if (ops.length === 1) await setAside(store, inspection, ops[0]);
      most = Math.max(1, Math.floor(ops.length / 2));
      continue;
    }
    if (answer.kind !== "ok") return outcomeOf(answer);
    const reply = answer.body;
    if (!answers(reply, ops)) return { kind: "later", message: "not-our-server" };
    await store.settle(inspection, reply);
    await parts.news?.(inspection, reply.findings_tag);
    // A log only grows: one that is shorter than it was has been set back to a backup, and is told everything again.
    if (reply.cursor < body.cursor) await store.sendAgain(inspection, null);
    // A server that keeps nothing of what it is sent must not be asked in a ring.
    if (ops.length && !reply.acked.length && !reply.rejected.length) return { kind: "later" };
    ({ more } = reply);
    most = Math.min(MOST_OPS, most * 2);
  }
}

/** @param {Parts} parts @param {string} inspection @param {Op[]} ops */
async function batch({ store, now }, inspection, ops) {
  // Read at once after the ops: their numbers belong to this device.
  const { device } = store;
  const [cursor, { ops: unsent, photos }, session] = await Promise.all([store.cursor(inspection), store.counts(), store.session()]);
  const sent_at = new Date(now()).toISOString();
  return { device, cursor: cursor ?? 0, sent_at, user: session?.user.id, client, unsent: { ops: unsent - ops.length, photos }, ops };
}

/** An op the server cannot take at all is kept and shown like a refused one; the queue goes on. @param {Store} store @param {string} inspection @param {Op} op */
async function setAside(store, inspection, { id }) {
  const rejected = [{ id, code: "too-large", message: "" }];
  const cursor = -1; // Older than any: nothing but the refusal is taken from it.
  await store.settle(inspection, {
    acked: [], rejected, current: [], sheets: [], claims: [], cursor, more: false, state: "", server_time: "",
  });
}
