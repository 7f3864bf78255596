// The sync before its engine is here: nothing is said too early, nothing asked for is lost, and the engine is read once.
import assert from "node:assert/strict";
import { test } from "node:test";

import { MemoryStore } from "../../../../static/js/field/store/memory.js";
import * as engine from "../../../../static/js/field/sync/engine.js";
import { syncSoon } from "../../../../static/js/field/sync/front.js";
import { bundle } from "../store/contract.js";
import { FakeServer } from "./fake_server.js";

const note = (value) => ({ sheet: "s", item: "floor", field: "note", value });
const turns = async (count = 20) => {
  for (let turn = 0; turn < count; turn += 1) await new Promise((resolve) => setTimeout(resolve, 2));
};

async function made(t, read) {
  const [store, server] = [new MemoryStore(), new FakeServer()];
  await store.saveBundle(bundle("i", [], 0), "etag");
  let shown = () => {};
  const after = new Promise((resolve) => (shown = resolve));
  const sync = syncSoon(store, { fetch: server.fetch, chance: () => 0, after, read });
  t.after(() => sync.stop());
  return { store, server, sync, shown };
}

/** The engine, once it is let through; how often it was asked for. */
function held() {
  const asked = { count: 0, give: () => {} };
  const given = new Promise((resolve) => (asked.give = () => resolve(engine)));
  return { asked, read: () => ((asked.count += 1), given) };
}

test("what was recorded before the engine is here is sent when it is", async (t) => {
  const { asked, read } = held();
  const { store, server, sync, shown } = await made(t, read);
  await turns();
  assert.equal(asked.count, 0);
  shown();
  await store.record("i", [note("early")]);
  await turns();
  assert.deepEqual([server.requests, sync.status.state], [[], "idle"]);
  const states = [];
  sync.on("status", ({ state }) => states.push(state));
  asked.give();
  await turns(60);
  assert.deepEqual([...server.ops.values()].map(({ value }) => value), ["early"]);
  assert.deepEqual([sync.status.state, states.at(-1), asked.count], ["idle", "idle", 1]);
});

test("what is wanted at once reads the engine at once, and only once", async (t) => {
  const { asked, read } = held();
  const { sync, shown } = await made(t, read);
  sync.press();
  const here = sync.download("i");
  asked.give();
  shown();
  assert.equal(await here, true);
  assert.equal(asked.count, 1);
});

test("an engine that could not be read is told to whoever asks, and is asked for again", async (t) => {
  let tries = 0;
  const read = async () => {
    tries += 1;
    if (tries === 1) throw new TypeError("Failed to fetch dynamically imported module");
    return engine;
  };
  const { sync } = await made(t, read);
  await assert.rejects(sync.submit("i"), TypeError);
  assert.equal((await sync.submit("i")).state, "done");
  assert.equal(tries, 2);
});
