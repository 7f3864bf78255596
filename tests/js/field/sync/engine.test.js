// The sync as a whole: when it sends, what it says of itself, and that nothing gets lost on the way.
import assert from "node:assert/strict";
import { test } from "node:test";

import { MemoryStore } from "../../../../static/js/field/store/memory.js";
import { startSync } from "../../../../static/js/field/sync/engine.js";
import { bundle } from "../store/contract.js";
import { FakeServer, html, problem } from "./fake_server.js";

const META = { width: 1, height: 1, taken_at: "2026-11-22T03:00:00Z", source: "camera" };
const note = (value) => ({ sheet: "s", item: "floor", field: "note", value });

/** Until it holds, for two seconds at most. */
async function until(holds) {
  for (let tries = 0; tries < 400; tries += 1) {
    if (await holds()) return;
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  assert.fail(`never: ${holds}`);
}

async function made(t, { prepare = async () => {}, server = new FakeServer() } = {}) {
  const store = new MemoryStore();
  await store.saveBundle(bundle("i", [], 0), "etag");
  await prepare(store, server);
  const sync = startSync(store, { fetch: server.fetch, chance: () => 0 });
  t.after(() => sync.stop());
  const states = [];
  sync.on("status", ({ state }) => states.push(state));
  const empty = async () => Object.values(await store.counts()).every((left) => left === 0);
  return { store, server, sync, states, empty, idle: () => until(() => sync.status.state === "idle" && sync.status.last_sync) };
}

test("what is there at the start and what is tapped later is sent", async (t) => {
  const prepare = async (store) => void (await store.record("i", [note("a")]));
  const { store, server, sync, states, empty, idle } = await made(t, { prepare });
  await until(empty);
  await idle();
  assert.ok(states.includes("sending"));
  assert.equal((await store.session()).user.id, "u1");
  await store.record("i", [note("b")]);
  await until(async () => server.log.length === 2 && sync.status.state === "idle");
  assert.ok(sync.status.last_sync);
});

test("ops go before photos, the tablet's word before and after both", async (t) => {
  const told = [];
  const prepare = async (store, server) => {
    server.before = ({ path, json }) => void (path.startsWith("devices/") && told.push(json.unsent));
    await store.addPhoto("i", "s", "floor", new Blob([new Uint8Array(600_000)]), META);
    await store.record("i", [note("a")]);
  };
  const { server, empty, idle } = await made(t, { prepare });
  await until(empty);
  await idle();
  assert.deepEqual(told, [{ ops: 2, photos: 1 }, { ops: 0, photos: 0 }]);
  const kinds = server.requests.map((request) => request.replace(/[0-9a-f-]{36}.*/, "*"));
  assert.deepEqual(kinds.slice(0, 5), ["GET session", "PUT devices/*", "POST inspections/i/ops", "PATCH blobs/*", "PATCH blobs/*"]);
});

test("a failure is waited out, and a press tries at once", async (t) => {
  const server = new FakeServer();
  server.before = () => html(503);
  const prepare = async (store) => void (await store.record("i", [note("a")]));
  const { sync, empty } = await made(t, { prepare, server });
  await until(() => sync.status.state === "waiting");
  assert.ok(Date.parse(sync.status.next_try) > 0);
  server.before = () => undefined;
  sync.press();
  await until(empty);
});

test("it comes back by itself after the wait", async (t) => {
  const server = new FakeServer();
  let failures = 1;
  server.before = () => (failures-- > 0 ? html(503) : undefined);
  const prepare = async (store) => void (await store.record("i", [note("a")]));
  const { empty } = await made(t, { prepare, server });
  await until(empty);
});

test("signed out: all is kept and work goes on", async (t) => {
  const server = new FakeServer();
  server.before = () => problem(401, "sign-in");
  const prepare = async (store) => void (await store.record("i", [note("a")]));
  const { store, sync, empty } = await made(t, { prepare, server });
  await until(() => sync.status.state === "signed-out");
  await store.record("i", [note("b")]);
  assert.equal((await store.counts()).ops, 2);
  server.before = () => undefined;
  sync.press();
  await until(empty);
  assert.equal(server.log.length, 2);
});

test("a tap while signed out does not take the word of it back", async (t) => {
  const server = new FakeServer();
  server.before = () => problem(401, "sign-in");
  const prepare = async (store) => void (await store.record("i", [note("a")]));
  const { store, sync, states } = await made(t, { prepare, server });
  await until(() => sync.status.state === "signed-out");
  const asked = server.requests.length;
  states.length = 0;
  await store.record("i", [note("b")]);
  await until(() => server.requests.length > asked && states.length > 0);
  assert.deepEqual(new Set(states), new Set(["signed-out"]));
});

test("nothing is sent in the name of somebody who signed in beside the app", async (t) => {
  const { store, server, sync, idle } = await made(t);
  await idle();
  server.user = "u2";
  await store.record("i", [note("a")]);
  await until(() => sync.status.state === "signed-out");
  await store.record("i", [note("b")]);
  await until(() => sync.status.message === "other-user");
  assert.deepEqual([server.log, (await store.counts()).ops], [[], 2]);
});

test("what one person entered is not sent in another's name", async (t) => {
  const prepare = async (store, server) => {
    await store.saveSession({ user: { id: "u1", name: "Wang" } });
    await store.record("i", [note("a")]);
    server.user = "u2";
  };
  const { store, server, sync, empty } = await made(t, { prepare });
  await until(() => sync.status.state === "signed-out");
  assert.deepEqual([sync.status.message, sync.status.name], ["other-user", "Wang"]);
  assert.deepEqual([server.log, (await store.session()).user.id], [[], "u1"]);
  server.user = "u1";
  sync.press();
  await until(empty);
  assert.equal(sync.status.name, undefined);
});

test("an inspection that is closed stops alone, with its words, until the person presses", async (t) => {
  const server = new FakeServer();
  server.before = ({ path }) => (path.startsWith("inspections/i/") ? problem(403, "forbidden") : undefined);
  const prepare = async (store) => {
    await store.saveBundle(bundle("j", [], 0), "etag");
    await store.record("i", [note("a")]);
    await store.record("j", [note("b")]);
  };
  const { store, sync, empty } = await made(t, { prepare, server });
  await until(() => sync.status.state === "stopped");
  assert.deepEqual([sync.status.message, sync.status.inspection], ["forbidden", "i"]);
  assert.equal((await store.counts()).ops, 1);
  server.before = () => undefined;
  sync.press();
  await until(empty);
});

test("a photo that cannot be sent is told and does not hold back the others", async (t) => {
  const prepare = async (store) => {
    const { blob } = await store.addPhoto("i", "s", "floor", new Blob(["1"]), META);
    await store.addPhoto("i", "s", "floor", new Blob(["2"]), META);
    const read = store.photoFile.bind(store);
    store.photoFile = (asked) => (asked === blob ? Promise.resolve(null) : read(asked));
  };
  const { store, sync } = await made(t, { prepare });
  await until(async () => sync.status.state === "stopped" && (await store.counts()).photos === 1);
  assert.equal(sync.status.message, "photo-lost");
});

test("an app that is too old says so and keeps all", async (t) => {
  const server = new FakeServer();
  server.before = ({ path }) => (path === "session" ? new Response('{"user": {"id": "u1"}, "min_api": 2}', { headers: { "Content-Type": "application/json" } }) : undefined);
  const prepare = async (store) => void (await store.record("i", [note("a")]));
  const { store, sync } = await made(t, { prepare, server });
  await until(() => sync.status.state === "update");
  assert.equal((await store.counts()).ops, 1);
});

test("finishing waits for the network and is then carried out", async (t) => {
  const server = new FakeServer();
  const { store, sync, idle } = await made(t, { server });
  await idle();
  server.before = () => Promise.reject(new TypeError("no network"));
  await store.addPhoto("i", "s", "floor", new Blob(["1"]), META);
  assert.equal((await sync.submit("i")).state, "wanted");
  server.before = () => undefined;
  sync.press();
  await until(async () => (await store.submission("i")).state === "done");
  const { id, answer } = await store.submission("i");
  assert.deepEqual([answer.number, server.submitted.get("i")], ["QI-1", id]);
  assert.equal((await sync.submit("i")).id, id);
});

test("an answer to finishing that is lost is asked for again with the same id", async (t) => {
  const server = new FakeServer();
  const ids = [];
  server.after = ({ path, json }) => {
    if (path !== "inspections/i/submit") return undefined;
    ids.push(json.id);
    return ids.length === 1 ? html(502) : undefined;
  };
  const { store, sync, idle } = await made(t, { server });
  await idle();
  await sync.submit("i");
  await until(async () => (await store.submission("i")).state === "done");
  assert.deepEqual([ids.length, new Set(ids).size], [2, 1]);
});

test("a server set back to an older state gets everything again", async (t) => {
  const { store, server, sync, empty, idle } = await made(t, {
    prepare: async (store) => void (await store.addPhoto("i", "s", "floor", new Blob(["1"]), META)),
  });
  await until(empty);
  await idle();
  server.ops.clear();
  server.blobs.clear();
  await sync.submit("i");
  await until(async () => (await store.submission("i")).state === "done");
  assert.deepEqual([server.ops.size, server.blobs.size], [1, 1]);
});

test("a server set back is noticed by its shorter log and told everything again, and what others lost there goes", async (t) => {
  const { store, server, sync, empty, idle } = await made(t, {
    prepare: async (store) => void (await store.addPhoto("i", "s", "floor", new Blob(["1"]), META)),
  });
  await until(empty);
  server.take("i", { ops: [{ id: "theirs", ...note("x"), item: "seats" }], cursor: 0, device: "other" });
  sync.press();
  await until(async () => (await store.entries("i")).length === 2);
  await idle();
  server.setBack(0);
  sync.press();
  await until(async () => server.ops.size === 1 && server.blobs.size === 1 && (await store.entries("i")).length === 1);
  await until(empty);
});

test("what a colleague entered and the server lost does not stand in the way of finishing", async (t) => {
  const { store, server, sync, idle } = await made(t);
  await idle();
  server.take("i", { ops: [{ id: "theirs", ...note("x"), item: "seats" }], cursor: 0, device: "other" });
  await store.record("i", [note("mine")]);
  await until(async () => (await store.entries("i")).length === 2 && sync.status.state === "idle");
  // Set back, and by now as long as it was: no news tells of it.
  server.ops.delete("theirs");
  server.log = server.log.map((id) => (id === "theirs" ? server.log.find((other) => other !== id) : id));
  await sync.submit("i");
  await until(async () => (await store.submission("i")).state === "done");
  assert.equal(server.requests.filter((request) => request.endsWith("/submit")).length, 2);
});

test("what stands in the way of finishing is kept for the person", async (t) => {
  const server = new FakeServer();
  const missing = { ops: 0, blobs: [], open: [{ sheet: "s", item: "floor", lack: "answer" }], signature: true, changed: false };
  server.submit = () => problem(409, "incomplete", { missing });
  const { sync, idle } = await made(t, { server });
  await idle();
  const { state, answer } = await sync.submit("i");
  assert.deepEqual([state, answer.code, answer.missing], ["refused", "incomplete", missing]);
});

test("a wish taken back meanwhile is not brought back by the answer", async (t) => {
  const server = new FakeServer();
  const { store, sync, idle } = await made(t, { server });
  await idle();
  server.after = async ({ path }) => {
    if (path === "inspections/i/submit") await store.saveSubmission("i", null);
  };
  await sync.submit("i");
  assert.equal(await store.submission("i"), null);
});

test("list and bundles are fetched, and only what is whole is kept", async (t) => {
  const server = new FakeServer();
  const json = (document, headers = {}) => new Response(JSON.stringify(document), { headers: { "Content-Type": "application/json", ...headers } });
  const { store, sync, idle } = await made(t, { server });
  await idle();
  const pages = { inspections: { inspections: [{ id: "i" }], after: "i" }, "inspections?after=i": { inspections: [{ id: "k" }], after: null } };
  server.before = ({ path }) => (pages[path] ? json(pages[path]) : undefined);
  assert.equal(await sync.refreshList(), true);
  assert.deepEqual((await store.summaries()).map(({ id }) => id).sort(), ["i", "k"]);
  server.before = () => html(200);
  assert.deepEqual([await sync.refreshList(), await sync.download("k")], [false, false]);
  const whole = { ...bundle("k"), revision: { programme: { id: "p" } } };
  for (const wrong of [{ ...whole, entries: undefined }, bundle("other"), { ...whole, inspection: { id: "z" } }]) {
    server.before = () => json(wrong);
    assert.equal(await sync.download("k"), false);
  }
  server.before = ({ headers }) => (headers["If-None-Match"] === 'W/"1"' ? new Response(null, { status: 304 }) : json(whole, { ETag: 'W/"1"' }));
  assert.equal(await sync.download("k"), true);
  assert.equal((await store.bundle("k")).inspection.id, "k");
  assert.equal(await sync.download("k"), true);
});

test("a rescue file is given to the server and what it took is settled here", async (t) => {
  const server = new FakeServer();
  server.before = ({ path }) => (path === "rescue" ? undefined : html(503));
  const { store, sync } = await made(t, { server });
  await store.record("i", [note("a"), note("b")]);
  const { blob } = await store.addPhoto("i", "s", "floor", new Blob(["1"]), META);
  const [first, second, third] = await store.unsentOps("i", 9);
  server.answer = async () => new Response(JSON.stringify({
    inspections: {
      i: { acked: [first.id, third.id], rejected: [{ id: second.id, code: "unknown-item", message: "no" }], current: [], cursor: 99 },
      z: { code: "not-found", message: "none" },
    },
    photos: { stored: [blob], refused: [{ blob: "other", code: "upload-hash", message: "no" }] },
  }), { headers: { "Content-Type": "application/json" } });
  const told = await sync.giveBack(await store.rescueFile());
  assert.deepEqual([told.i.acked.length, told.i.rejected.length, told.z.rejected.length], [2, 1, 1]);
  assert.deepEqual([told.photos.acked, told.photos.rejected[0].id], [[blob], "other"]);
  assert.deepEqual(await store.counts(), { ops: 0, photos: 0, rejected: 1 });
  assert.equal(await store.cursor("i"), 0);
  await assert.rejects(sync.giveBack(new Blob(["{"])), { name: "UnusableRescue" });
  server.before = () => html(502);
  await assert.rejects(sync.giveBack(await store.rescueFile()), /later/);
});

test("a round is fetched anew, once, when other findings wait than it knows of", async (t) => {
  const server = new FakeServer();
  const tags = ["", "x", "x", "y"];
  server.take = (...given) => ({ ...FakeServer.prototype.take.apply(server, given), findings_tag: tags.shift() ?? "y" });
  const fetched = () => server.requests.filter((request) => request === "GET i/bundle" || request === "GET inspections/i/bundle").length;
  const { store, sync, idle } = await made(t, { server });
  const send = async (words) => {
    const before = server.log.length;
    await store.record("i", [note(words)]);
    await until(() => server.log.length > before && sync.status.state === "idle");
  };
  await idle();
  const counts = [];
  for (const words of ["a", "b", "c", "d"]) {
    await send(words);
    counts.push(fetched());
  }
  assert.equal(counts.at(-1), 2);
  assert.ok(counts.every((count, index) => index === 0 || count >= counts[index - 1]));
});

test("what is due is asked for and begun, or told why not", async (t) => {
  const { server, sync, idle } = await made(t);
  await idle();
  const json = (document) => new Response(JSON.stringify(document), { headers: { "Content-Type": "application/json" } });
  const answers = {
    "GET due": json({ due: [{ occurrence: "o" }] }),
    "POST occurrences/o/start": json({ inspection: { id: "new" } }),
    "POST occurrences/gone/start": problem(409, "occurrence-over", { detail: "Over." }),
  };
  server.before = ({ method, path }) => answers[`${method} ${path}`];
  assert.deepEqual(await sync.due(), [{ occurrence: "o" }]);
  assert.deepEqual(await sync.begin("o"), { inspection: "new", message: "" });
  assert.deepEqual(await sync.begin("gone"), { inspection: null, message: "Over." });
  server.before = () => html(503);
  assert.deepEqual([await sync.due(), await sync.begin("o")], [null, { inspection: null, message: "" }]);
});

test("what is taken off the tablet does not come back by itself", async (t) => {
  const prepare = async (store) => void (await store.record("i", [note("a")]));
  const { store, server, sync, empty, idle } = await made(t, { prepare });
  await until(empty);
  await idle();
  await store.forget("i");
  for (const more of [1, 2]) {
    await store.record("j", [note(`b${more}`)]);
    await until(empty);
    await idle();
  }
  assert.equal(await store.bundle("i"), null);
  assert.ok(!server.requests.includes("GET inspections/i/bundle"));
});

test("a wish taken back while the news was asked is not carried out", async (t) => {
  const server = new FakeServer();
  const { store, sync, idle } = await made(t, { server });
  await idle();
  let pulls = 0;
  server.before = async ({ path }) => {
    // The second one belongs to the wish, and the network is slow.
    if (path === "inspections/i/ops" && (pulls += 1) === 2) await store.saveSubmission("i", null);
  };
  await sync.submit("i");
  await idle();
  assert.equal(server.submitted.size, 0);
});

test("what is tapped in the very moment a round ends is sent", async (t) => {
  for (let ticks = 0; ticks < 12; ticks += 1) {
    const { store, sync, empty, idle } = await made(t);
    await idle();
    let rounds = 0;
    sync.on("status", async ({ state }) => {
      // What was sent is news: a second round follows the first.
      if (state !== "idle" || (rounds += 1) !== 2) return;
      for (let tick = 0; tick < ticks; tick += 1) await null;
      await store.record("i", [note("late")]);
    });
    await store.record("i", [note("early")]);
    await until(empty);
    sync.stop();
  }
});
