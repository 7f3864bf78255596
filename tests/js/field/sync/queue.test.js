// Ops get to the server: each once, in order, whatever happens between.
import assert from "node:assert/strict";
import { test } from "node:test";

import { MemoryStore } from "../../../../static/js/field/store/memory.js";
import { answers, batchOf, sendOps } from "../../../../static/js/field/sync/queue.js";
import { Transport } from "../../../../static/js/field/sync/transport.js";
import { bundle } from "../store/contract.js";
import { FakeServer, html, problem } from "./fake_server.js";

async function made(count = 0, length = 1) {
  const [store, server] = [new MemoryStore(), new FakeServer()];
  await store.saveBundle(bundle("i", [], 0), "etag");
  const change = (index) => ({ sheet: "s", item: `n${index}`, field: "note", value: "x".repeat(length) });
  const ops = await store.record("i", Array.from({ length: count }, (_, index) => change(index)));
  const parts = { store, transport: new Transport(server.fetch), now: () => 1_800_000_000_000 };
  return { store, server, parts, ids: ops.map((op) => op.id), send: (how) => sendOps(parts, "i", how) };
}

const batches = (server) => server.requests.filter((request) => request.endsWith("/ops")).length;

test("all ops arrive in order, four hundred at a time", async () => {
  const { store, server, ids, send } = await made(850);
  assert.deepEqual(await send(), { kind: "done" });
  assert.deepEqual(server.log, ids);
  assert.equal(batches(server), 3);
  assert.equal((await store.counts()).ops, 0);
  assert.equal(await store.cursor("i"), 850);
});

test("a batch is below the size the server takes", () => {
  const ops = Array.from({ length: 40 }, (_, n) => ({ id: String(n), value: "楼".repeat(5000) }));
  assert.equal(batchOf(ops, 200).length, 16);
  assert.equal(batchOf(ops, 7).length, 7);
  assert.equal(batchOf([{ id: "1", value: "x".repeat(400_000) }, ...ops], 200).length, 1);
  assert.deepEqual(batchOf([], 200), []);
});

test("a batch that is too large is halved until it goes through", async () => {
  const { server, ids, send } = await made(40);
  server.before = ({ json }) => (json?.ops?.length > 6 ? html(413) : undefined);
  assert.equal((await send()).kind, "done");
  assert.deepEqual(server.log, ids);
});

test("one op that is too large is set aside, the others go on", async () => {
  const { store, server, ids, send } = await made(5);
  server.before = ({ json }) => (json?.ops?.some((op) => op.id === ids[2]) ? html(413) : undefined);
  assert.equal((await send()).kind, "done");
  assert.deepEqual(server.log, ids.filter((_, index) => index !== 2));
  assert.deepEqual((await store.rejected()).map(({ op, code }) => [op.id, code]), [[ids[2], "too-large"]]);
});

test("a server that dies before it keeps anything is sent the same again", async () => {
  const { server, ids, send } = await made(3);
  let dead = true;
  server.before = () => (dead ? html(500) : undefined);
  assert.equal((await send()).kind, "later");
  dead = false;
  assert.equal((await send()).kind, "done");
  assert.deepEqual(server.log, ids);
});

test("a server that dies after keeping, before answering, gets doubles and knows them", async () => {
  for (const failure of [() => html(502), () => { throw new TypeError("cut"); }, () => html(200)]) {
    const { store, server, ids, send } = await made(3);
    server.after = failure;
    assert.equal((await send()).kind, "later");
    assert.equal((await store.counts()).ops, 3);
    server.after = () => undefined;
    assert.equal((await send()).kind, "done");
    assert.deepEqual(server.log, ids);
    assert.equal((await store.counts()).ops, 0);
  }
});

test("an answer to another batch settles nothing", async () => {
  const { store, server, send } = await made(2);
  const other = { acked: ["someone-elses"], rejected: [], current: [], sheets: [], claims: [], cursor: 9, more: false };
  server.after = () => new Response(JSON.stringify(other), { headers: { "Content-Type": "application/json" } });
  assert.deepEqual(await send(), { kind: "later", message: "not-our-server" });
  assert.deepEqual([(await store.counts()).ops, await store.cursor("i")], [2, 0]);
});

test("what makes an answer to a batch", () => {
  const good = { acked: ["1"], rejected: [{ id: "2" }], current: [], sheets: [], claims: [], cursor: 1 };
  const ops = [{ id: "1" }, { id: "2" }, { id: "3" }];
  assert.equal(answers(good, ops), true);
  for (const wrong of [{ acked: ["9"] }, { rejected: [{}] }, { cursor: "1" }, { current: null }, { claims: undefined }]) {
    assert.equal(answers({ ...good, ...wrong }, ops), false);
  }
  assert.equal(answers(null, ops), false);
});

test("an answer that comes late does not bring back what has passed", async () => {
  const { store, server, parts, send } = await made(1);
  await send();
  const late = server.take("i", { ops: [], cursor: 0, device: "d" });
  const [second] = await store.record("i", [{ sheet: "s", item: "n0", field: "note", value: "new" }]);
  await sendOps(parts, "i");
  await store.settle("i", late);
  assert.deepEqual((await store.entries("i")).map(({ op, value }) => [op, value]), [[second.id, "new"]]);
  assert.equal(await store.cursor("i"), 2);
});

test("one refused op is kept with its words and the queue goes on", async () => {
  const { store, server, ids, send } = await made(3);
  server.refuse = (op) => (op.id === ids[1] ? "unknown-item" : undefined);
  assert.equal((await send()).kind, "done");
  assert.deepEqual(server.log, [ids[0], ids[2]]);
  const [refused] = await store.rejected("i");
  assert.deepEqual([refused.op.id, refused.code, refused.message], [ids[1], "unknown-item", "no: unknown-item"]);
});

test("a server that keeps nothing of it is not asked in a ring", async () => {
  const { server, send } = await made(2);
  server.take = () => ({ acked: [], rejected: [], current: [], sheets: [], claims: [], cursor: 0, more: false });
  assert.equal((await send()).kind, "later");
  assert.equal(batches(server), 1);
});

test("news come page by page", async () => {
  const { store, server, send } = await made(30);
  server.page = 7;
  assert.equal((await send()).kind, "done");
  assert.equal(batches(server), 5);
  assert.equal(await store.cursor("i"), 30);
  assert.equal((await send()).kind, "done");
  assert.equal(batches(server), 5);
  await send({ pull: true });
  assert.equal(batches(server), 6);
});

const STOPS = {
  "signed-out": [() => problem(401, "sign-in"), "signed-out", undefined],
  update: [() => problem(426, "outdated"), "update", undefined],
  closed: [() => problem(403, "forbidden"), "halted", "forbidden"],
  missing: [() => problem(404, "not-found"), "halted", "not-found"],
  unusable: [() => problem(422, "body-unusable"), "halted", "refused-batch"],
  portal: [() => html(200), "later", "not-our-server"],
};
for (const [name, [answer, kind, message]] of Object.entries(STOPS)) {
  test(`nothing is lost when the server says: ${name}`, async () => {
    const { store, server, send } = await made(2);
    server.before = answer;
    const outcome = await send();
    assert.deepEqual([outcome.kind, outcome.message], [kind, message]);
    assert.equal((await store.counts()).ops, 2);
  });
}

test("the wait the server asks for is passed on", async () => {
  const { server, send } = await made(1);
  server.before = () => new Response("", { status: 503, headers: { "Retry-After": "20" } });
  assert.equal((await send()).wait, 20_000);
});

test("why the server wants it later is passed on", async () => {
  const { server, send } = await made(1);
  server.before = () => problem(507, "upload-quota");
  const outcome = await send();
  assert.deepEqual([outcome.kind, outcome.message], ["later", "upload-quota"]);
});

test("a batch says who sends it and when", async () => {
  const { store, server, send } = await made(1);
  let seen;
  server.before = ({ json }) => void (seen = json);
  await send();
  assert.equal(seen.device, store.device);
  assert.deepEqual([seen.cursor, seen.sent_at, seen.client.api], [0, "2027-01-15T08:00:00.000Z", 1]);
  // What it brings will be there: a tablet put away after its last batch must not stand as one that holds work.
  assert.deepEqual(seen.unsent, { ops: 0, photos: 0 });
});

test("under random failures every op arrives once and in order", async () => {
  let seed = 7;
  const chance = () => (seed = (seed * 16807) % 2147483647) / 2147483647;
  const { store, server, ids, send } = await made(300, 1000);
  const fail = () => (chance() < 0.5 ? undefined : chance() < 0.5 ? html(503) : Promise.reject(new TypeError("cut")));
  server.before = fail;
  server.after = fail;
  for (let tries = 0; tries < 500 && (await store.counts()).ops; tries += 1) await send();
  assert.deepEqual(server.log, ids);
  assert.equal((await store.counts()).ops, 0);
});
