// Signing out: never with unsent work, never without a word of the server, and then nothing stays.
import assert from "node:assert/strict";
import { test } from "node:test";
import { MemoryStore } from "../../../../static/js/field/store/memory.js";
import { leaveTablet, signOut } from "../../../../static/js/field/views/signing_out.js";
import { bundle, reply } from "../store/contract.js";

globalThis.location ??= { href: "https://inspect.example.com/field/" };

async function tablet() {
  const store = new MemoryStore();
  await store.saveSession({ user: { id: "u1", name: "李" } });
  await store.saveBundle(bundle("i"), "etag");
  return store;
}
const yes = { ask: () => true, leave: async () => true };

test("with unsent work nobody is asked anything", async () => {
  const store = await tablet();
  const [op] = await store.record("i", [{ sheet: "s", item: "floor", field: "note", value: "积水" }]);
  assert.equal(await leaveTablet(store, { ask: () => assert.fail(), leave: () => assert.fail() }), "unsent");
  assert.ok(await store.bundle("i"));
  await store.settle("i", reply({ acked: [op.id] }));
  assert.equal(await leaveTablet(store, yes), "left");
});

test("afterwards nothing of the person is on the tablet", async () => {
  const store = await tablet();
  assert.equal(await leaveTablet(store, yes), "left");
  assert.deepEqual([await store.bundle("i"), await store.summaries(), await store.session()], [null, [], null]);
});

test("whoever would rather stay keeps everything, and so does whom the server did not hear", async () => {
  const store = await tablet();
  assert.equal(await leaveTablet(store, { ask: () => false, leave: () => assert.fail() }), "kept");
  assert.equal(await leaveTablet(store, { ask: () => true, leave: async () => false }), "failed");
  assert.ok(await store.bundle("i"));
  assert.ok(await store.session());
});

test("what is entered while the server answers stays, and is told", async () => {
  const store = await tablet();
  const leave = async () => {
    await store.record("i", [{ sheet: "s", item: "floor", field: "note", value: "积水" }]);
    return true;
  };
  assert.equal(await leaveTablet(store, { ask: () => true, leave }), "unsent");
  assert.ok(await store.bundle("i"));
  assert.equal((await store.counts()).ops, 1);
});

const page = (path, text = "", ok = true) => ({ ok, url: `https://inspect.example.com${path}`, text: async () => text });
const FORM = '<form><input type="hidden" name="csrf_token" value="abc.def"></form>';

test("the office's own form is sent with its own token", async () => {
  const sent = [];
  const fetch = async (address, options) => {
    sent.push([address, options.method ?? "GET", String(options.body ?? "")]);
    return address === "/" ? page("/", FORM) : page("/sign-in");
  };
  assert.equal(await signOut(fetch), true);
  assert.deepEqual(sent, [["/", "GET", ""], ["/sign-out", "POST", "csrf_token=abc.def"]]);
});

test("nobody is signed in any more: that is signed out", async () => {
  assert.equal(await signOut(async () => page("/sign-in", FORM)), true);
});

test("no network, a portal or a refusal is not signed out", async () => {
  assert.equal(await signOut(() => Promise.reject(new TypeError("network"))), false);
  assert.equal(await signOut(async () => page("/", "<h1>Hotel</h1>")), false);
  assert.equal(await signOut(async (address) => (address === "/" ? page("/", FORM) : page("/sign-out", "", false))), false);
});
