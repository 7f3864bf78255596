// Photos get to the server whole: piece by piece, going on after every kind of break.
import assert from "node:assert/strict";
import { test } from "node:test";

import { MemoryStore } from "../../../../static/js/field/store/memory.js";
import { Transport } from "../../../../static/js/field/sync/transport.js";
import { PIECE, sendPhoto } from "../../../../static/js/field/sync/uploads.js";
import { bundle } from "../store/contract.js";
import { FakeServer, html, problem } from "./fake_server.js";

const META = { width: 1, height: 1, taken_at: "2026-11-22T03:00:00Z", source: "camera" };

async function made(length = PIECE * 2 + 100) {
  const [store, server] = [new MemoryStore(), new FakeServer()];
  await store.saveBundle(bundle("i"), "etag");
  const bytes = Uint8Array.from({ length }, (_, index) => (index * 31) % 256);
  const { blob } = await store.addPhoto("i", "s", "floor", new Blob([bytes]), META);
  const parts = { store, transport: new Transport(server.fetch) };
  const send = async () => sendPhoto(parts, (await store.unsentPhotos())[0]);
  const whole = () => server.blobs.get(blob)?.data.equals(bytes);
  return { store, server, blob, send, whole };
}

const count = (server, method) => server.requests.filter((request) => request.startsWith(method)).length;

test("a photo goes up in pieces and is marked as sent", async () => {
  const { store, server, send, whole } = await made();
  assert.deepEqual(await send(), { kind: "done" });
  assert.ok(whole());
  assert.deepEqual([count(server, "PATCH"), count(server, "HEAD")], [3, 0]);
  assert.deepEqual(await store.unsentPhotos(), []);
});

test("after a break it goes on where the server is", async () => {
  for (const when of ["before", "after"]) {
    const { store, server, send, whole } = await made();
    server[when] = ({ headers }) => (headers["Upload-Offset"] === String(PIECE) ? html(502) : undefined);
    assert.equal((await send()).kind, "later");
    assert.equal((await store.unsentPhotos())[0].offset, PIECE);
    server[when] = () => undefined;
    assert.equal((await send()).kind, "done");
    assert.ok(whole());
    assert.equal(count(server, "HEAD"), 1);
    assert.equal(count(server, "PATCH"), when === "before" ? 4 : 3);
  }
});

test("a server that lost what it had is sent all of it again", async () => {
  const { server, store, blob, send, whole } = await made();
  await store.photoProgress(blob, PIECE);
  assert.equal((await send()).kind, "done");
  assert.ok(whole());
});

test("an offset that is wrong is put right by the server's answer", async () => {
  const { server, store, blob, send, whole } = await made();
  await store.photoProgress(blob, PIECE);
  let first = true;
  server.before = ({ method }) => {
    if (method !== "HEAD" || !first) return undefined;
    first = false;
    return new Response(null, { status: 204, headers: { "Upload-Offset": String(PIECE) } });
  };
  assert.equal((await send()).kind, "done");
  assert.ok(whole());
});

test("a photo whose hash differs is begun anew, and given up when it never fits", async () => {
  const { server, store, blob, send, whole } = await made();
  let spoilt = 0;
  const store_piece = server.blob.bind(server);
  server.blob = (method, id, headers, body) => {
    spoilt += 1;
    return store_piece(method, id, headers, spoilt <= 3 ? new Uint8Array(body.byteLength) : body);
  };
  assert.equal((await send()).kind, "done");
  assert.ok(whole());

  const other = await made(1000);
  other.server.before = () => problem(422, "upload-not-a-photo", {}, { "Upload-Offset": "0" });
  assert.deepEqual(await other.send(), { kind: "halted", message: "photo-unsendable" });
  assert.equal(count(other.server, "PATCH"), 3);
  assert.equal((await other.store.unsentPhotos()).length, 1);
  assert.ok(blob && store);
});

test("pieces are halved where a proxy takes less", async () => {
  const { server, send, whole } = await made();
  server.before = ({ body }) => (body?.byteLength > 100_000 ? html(413) : undefined);
  assert.equal((await send()).kind, "done");
  assert.ok(whole());
  server.before = () => html(413);
  const other = await made(1000);
  other.server.before = () => html(413);
  assert.equal((await other.send()).message, "photo-unsendable");
});

test("a portal's 204 is no receipt", async () => {
  const { server, store, send } = await made(1000);
  server.before = () => new Response(null, { status: 204 });
  assert.equal((await send()).message, "not-our-server");
  assert.equal((await store.unsentPhotos()).length, 1);
});

test("a server that never moves on does not hold us in a ring", async () => {
  const { server, send } = await made(1000);
  server.before = ({ method }) => (method === "PATCH" ? new Response(null, { status: 204, headers: { "Upload-Offset": "0" } }) : undefined);
  assert.equal((await send()).message, "photo-unsendable");
});

test("a photo without its file is told, not sent", async () => {
  const { store, server, send } = await made(1000);
  store.photoFile = async () => null;
  assert.deepEqual(await send(), { kind: "halted", message: "photo-lost" });
  assert.equal(server.requests.length, 0);
});

const STOPS = { "signed-out": problem(401, "sign-in"), halted: problem(403, "forbidden"), update: problem(426, "outdated") };
for (const [kind, answer] of Object.entries(STOPS)) {
  test(`a photo is kept when the server says: ${kind}`, async () => {
    const { store, server, send } = await made(1000);
    server.before = () => answer;
    assert.equal((await send()).kind, kind);
    assert.equal((await store.unsentPhotos()).length, 1);
  });
}
