// Answers on their way: kept, resent, never lost, never overwritten unseen.
import assert from "node:assert/strict";
import { test } from "node:test";

import { AnswerQueue, fingerprint, kept } from "../../static/js/inspection/queue.js";

class Storage {
  constructor(entries = {}) {
    this.map = new Map(Object.entries(entries));
    this.full = false;
  }
  get length() {
    return this.map.size;
  }
  key(index) {
    return [...this.map.keys()][index] ?? null;
  }
  getItem(key) {
    return this.map.get(key) ?? null;
  }
  setItem(key, value) {
    if (this.full) throw new Error("QuotaExceededError");
    this.map.set(key, value);
  }
  removeItem(key) {
    this.map.delete(key);
  }
}

/** A server as the real one answers: revisions, repeats, clashes. */
class Server {
  constructor() {
    this.stored = new Map();
    this.mode = "on";
    this.calls = [];
  }
  async send(item, { seen, answer, note }) {
    this.calls.push(item);
    if (this.mode === "off") return { kind: "later" };
    if (this.mode === "signed-out") return { kind: "signed-out" };
    if (this.mode === "refuse") return { kind: "refused", message: "no" };
    const current = this.stored.get(item) ?? { answer: {}, note: "", revision: 0 };
    const same = fingerprint(current.answer, current.note) === fingerprint(answer, note);
    if (!(same && current.revision)) {
      if (current.revision !== seen) return { kind: "clash", current };
      this.stored.set(item, { answer, note, revision: current.revision + 1 });
    }
    if (this.mode === "lost reply") return { kind: "later" };
    return { kind: "saved", current: this.stored.get(item) };
  }
}

function made({ storage = new Storage(), server = new Server() } = {}) {
  const told = [];
  const waits = [];
  const queue = new AnswerQueue({
    storage,
    prefix: "p:",
    send: (item, body) => server.send(item, body),
    changed: (item, state, detail) => told.push([item, state, detail]),
    later: (action, milliseconds) => waits.push({ action, milliseconds }),
  });
  return { queue, server, storage, told, waits };
}

const settle = () => new Promise((resolve) => setTimeout(resolve, 5));
const CONFORM = { value: "conform" };
const FAIL = { value: "nonconform" };

test("an answer is kept until the server has it", async () => {
  const { queue, server, storage, told } = made();
  queue.put("a", CONFORM, "");
  assert.equal(storage.length, 1);
  await settle();
  assert.equal(storage.length, 0);
  assert.equal(queue.waiting, 0);
  assert.deepEqual(server.stored.get("a").answer, CONFORM);
  assert.deepEqual(told.map(([, state]) => state), ["saving", "saved"]);
});

test("without a connection it waits ever longer, and goes when woken", async () => {
  const { queue, server, waits } = made();
  server.mode = "off";
  queue.put("a", CONFORM, "");
  await settle();
  for (const { action } of [...waits]) action();
  await settle();
  assert.deepEqual(waits.map((each) => each.milliseconds), [1000, 2000]);
  server.mode = "on";
  queue.wake();
  await settle();
  assert.equal(queue.waiting, 0);
  assert.equal(queue.wait, 1000);
});

test("the wait never grows beyond a minute", async () => {
  const { queue, server } = made();
  server.mode = "off";
  queue.put("a", CONFORM, "");
  for (let round = 0; round < 12; round += 1) {
    await settle();
    queue.run();
  }
  assert.equal(queue.wait, 60_000);
});

test("a reload finds what was not sent", async () => {
  const first = made();
  first.server.mode = "off";
  first.queue.put("a", FAIL, "wet");
  await settle();
  const second = made({ storage: first.storage });
  assert.deepEqual([...second.queue.entries.keys()], ["a"]);
  await second.queue.run();
  assert.deepEqual(second.server.stored.get("a"), { answer: FAIL, note: "wet", revision: 1 });
});

test("a changed mind on the way is sent after the first", async () => {
  const { queue, server } = made();
  queue.put("a", CONFORM, "");
  queue.put("a", FAIL, "");
  await settle();
  assert.deepEqual(server.stored.get("a"), { answer: FAIL, note: "", revision: 2 });
  assert.equal(queue.waiting, 0);
});

test("a lost reply is no clash with oneself", async () => {
  const { queue, server, told } = made();
  server.mode = "lost reply";
  queue.put("a", CONFORM, "");
  await settle();
  server.mode = "on";
  queue.put("a", FAIL, "");
  await settle();
  assert.deepEqual(server.stored.get("a").answer, FAIL);
  assert.ok(!told.some(([, state]) => state === "clash"));
});

test("somebody else's answer is shown, and theirs is kept", async () => {
  const { queue, server, told } = made();
  server.stored.set("a", { answer: CONFORM, note: "", revision: 3 });
  queue.put("a", FAIL, "");
  await settle();
  assert.deepEqual(told.at(-1).slice(0, 2), ["a", "clash"]);
  assert.deepEqual(server.stored.get("a").answer, CONFORM);
  queue.keepTheirs("a");
  assert.equal(queue.waiting, 0);
  queue.put("a", FAIL, "");
  await settle();
  assert.equal(server.stored.get("a").revision, 4);
});

test("somebody else's answer is shown, and one's own is put in its place", async () => {
  const { queue, server } = made();
  server.stored.set("a", { answer: CONFORM, note: "", revision: 3 });
  queue.put("a", FAIL, "");
  await settle();
  queue.useMine("a");
  await settle();
  assert.deepEqual(server.stored.get("a"), { answer: FAIL, note: "", revision: 4 });
  queue.useMine("a");
});

test("what is refused is told and does not stop the rest", async () => {
  const { queue, server, told } = made();
  server.mode = "refuse";
  queue.put("a", { value: "?" }, "");
  await settle();
  assert.deepEqual(told.at(-1), ["a", "refused", "no"]);
  server.mode = "on";
  queue.put("b", CONFORM, "");
  await settle();
  assert.ok(server.stored.has("b"));
  assert.equal(queue.waiting, 1);
});

test("signed out, everything is kept", async () => {
  const { queue, server, told, storage } = made();
  server.mode = "signed-out";
  queue.put("a", CONFORM, "");
  await settle();
  assert.equal(told.at(-1)[1], "signed-out");
  assert.equal(storage.length, 1);
});

test("leaving sends everything at once", async () => {
  const { queue, server } = made();
  server.mode = "off";
  queue.put("a", CONFORM, "");
  queue.put("b", CONFORM, "");
  await settle();
  server.mode = "on";
  queue.leave();
  await settle();
  assert.deepEqual([...server.stored.keys()].sort(), ["a", "b"]);
});

test("a full device is told", () => {
  const { queue, storage } = made();
  storage.full = true;
  queue.put("a", CONFORM, "");
  assert.equal(queue.durable, false);
});

test("what cannot be read in the store is passed over", () => {
  const storage = new Storage({ "p:a": "{", "p:b": "7", "q:c": "{}", "p:d": JSON.stringify({ answer: {}, sent: [] }) });
  assert.deepEqual([...kept(storage, "p:").keys()], ["d"]);
});

test("the order of keys and numbers as text make no other answer", () => {
  const one = fingerprint({ value: { examined: 10, conforming: "9" } }, "");
  assert.equal(one, fingerprint({ value: { conforming: 9, examined: 10 } }, ""));
  assert.notEqual(one, fingerprint({ value: { conforming: 9, examined: 10 } }, "n"));
});
