// The open inspection is read once, follows the store, and is not looked for where it is not.
import assert from "node:assert/strict";
import { test } from "node:test";
import { Inspections, NotHere } from "../../../static/js/field/inspections.js";
import { save } from "../../../static/js/field/model/saving.js";
import { MemoryStore } from "../../../static/js/field/store/memory.js";
import { bundleOf, checklist, item, programmeOf, sheet } from "./model/bundles.js";

const lobby = checklist("lobby", [[item("floor", "conformity")]]);

async function opened() {
  const store = new MemoryStore();
  const made = bundleOf(programmeOf(lobby), [sheet("s1", "lobby")]);
  await store.saveBundle(made, "e");
  let drawn = 0;
  const redrawn = () => new Promise((resolve) => (tell = resolve));
  let tell = () => {};
  const inspections = new Inspections(store, () => {
    drawn += 1;
    tell();
  });
  return { store, inspections, id: made.inspection.id, redrawn, drawn: () => drawn };
}

test("an inspection is read once", async () => {
  const { inspections, id } = await opened();
  assert.equal(await inspections.get(id), await inspections.get(id));
});

test("what was not downloaded is told, and may be there later", async () => {
  const { inspections, store } = await opened();
  const other = bundleOf(programmeOf(lobby), [sheet("s1", "lobby")]);
  other.inspection.id = "other";
  await assert.rejects(inspections.get("other"), NotHere);
  await store.saveBundle(other, "e");
  assert.equal((await inspections.get("other")).id, "other");
});

/** An answer of the server that brings what others entered. */
const news = (current, claims = []) => ({ acked: [], rejected: [], current, sheets: [], claims, cursor: 9, more: false, state: "in_progress", server_time: "" });

test("what comes into the store comes into the inspection, and is drawn once for many", async () => {
  const { store, inspections, id, redrawn, drawn } = await opened();
  const inspection = await inspections.get(id);
  const at = "2026-11-22T03:00:00Z";
  const entry = { sheet: "s1", item: "floor", eff: at, at, by: "u2", device: "d2", conflict: false };
  const drawing = redrawn();
  await store.settle(id, news([{ ...entry, field: "answer", value: { value: "conform" }, op: "o1" }]));
  await store.settle(id, news([{ ...entry, field: "note", value: "积水", op: "o2" }]));
  await drawing;
  const { answer, note } = inspection.state("s1", "floor");
  assert.deepEqual([answer, note], [{ value: "conform" }, "积水"]);
  assert.equal(drawn(), 1);
});

test("an inspection that a colleague submits is known to be over", async () => {
  const { store, inspections, id, redrawn } = await opened();
  const inspection = await inspections.get(id);
  assert.equal(inspection.completed, false);
  const drawing = redrawn();
  await store.settle(id, { ...news([]), state: "completed" });
  await drawing;
  assert.equal(inspection.completed, true);
});

test("what the server refuses does not stand there any more, and is told as refused", async () => {
  const { store, inspections, id, redrawn } = await opened();
  const inspection = await inspections.get(id);
  const place = { sheet: "s1", item: "floor" };
  await save(store, inspection, [{ ...place, field: "answer", value: { value: "conform" } }, { ...place, field: "note", value: "a" }]);
  const [first, second] = await store.unsentOps(id, 9);
  await save(store, inspection, [{ ...place, field: "note", value: "b" }]);
  const drawing = redrawn();
  await store.settle(id, { ...news([]), rejected: [first, second].map((op) => ({ id: op.id, code: "forbidden", message: "no" })) });
  await drawing;
  const { answer, note } = inspection.state("s1", "floor");
  assert.deepEqual([answer, note, inspection.progress("s1").answered], [{}, "b", 0]);
});

test("what is recorded here is on the inspection already: nothing is read again", async () => {
  const { store, inspections, id, drawn } = await opened();
  const inspection = await inspections.get(id);
  store.entries = () => assert.fail("read again");
  assert.equal(await save(store, inspection, [{ sheet: "s1", item: "floor", field: "answer", value: { value: "conform" } }]), true);
  await new Promise((resolve) => setTimeout(resolve, 500));
  assert.equal(inspection.state("s1", "floor").pending, true);
  assert.equal(drawn(), 0);
});

test("who took a sheet meanwhile is told, without the document being read again", async () => {
  const { store, inspections, id, redrawn } = await opened();
  const inspection = await inspections.get(id);
  store.bundle = () => assert.fail("read again");
  const claims = [{ sheet: "s1", by: "u2", name: "吴霞", at: "2026-11-22T03:00:00Z" }];
  const drawing = redrawn();
  await store.settle(id, news([], claims));
  await drawing;
  assert.deepEqual(inspection.claims, claims);
});

test("what is tapped while the store is read is not set back by what it told", async () => {
  const { store, inspections, id, drawn } = await opened();
  const inspection = await inspections.get(id);
  const change = (value) => ({ sheet: "s1", item: "floor", field: "answer", value: { value } });
  const answer = () => inspection.state("s1", "floor").answer.value;
  await save(store, inspection, [change("conform")]);
  const summaries = store.summaries.bind(store);
  const tapped = new Promise((resolve) => {
    // The entries are read by now; the rest of the reading takes longer.
    store.summaries = async () => {
      store.summaries = summaries;
      await save(store, inspection, [change("nonconform")]);
      resolve();
      return summaries();
    };
  });
  const [first] = await store.unsentOps(id, 9);
  await store.settle(id, { ...news([]), acked: [first.id] });
  await tapped;
  await new Promise((resolve) => setTimeout(resolve));
  assert.equal(answer(), "nonconform");
  const [second] = await store.unsentOps(id, 9);
  await new Promise((resolve) => setTimeout(resolve, 500));
  assert.deepEqual([answer(), inspection.state("s1", "floor").pending], ["nonconform", true]);
  await store.settle(id, { ...news([]), acked: [second.id] });
  await new Promise((resolve) => setTimeout(resolve, 500));
  assert.deepEqual([answer(), inspection.state("s1", "floor").pending], ["nonconform", false]);
  assert.ok(drawn() > 0);
});

test("what others entered where this tablet was just tapping is read once more", async () => {
  const { store, inspections, id } = await opened();
  const inspection = await inspections.get(id);
  const summaries = store.summaries.bind(store);
  store.summaries = async () => {
    store.summaries = summaries;
    await save(store, inspection, [{ sheet: "s1", item: "floor", field: "note", value: "mine" }]);
    const [op] = await store.unsentOps(id, 9);
    await store.settle(id, { ...news([{ ...note, value: "theirs", op: "o9" }]), acked: [op.id] });
    return summaries();
  };
  const at = "2026-11-22T03:00:00Z";
  const note = { sheet: "s1", item: "floor", field: "note", eff: at, at, by: "u2", device: "d2", conflict: false };
  await store.settle(id, news([{ ...note, field: "answer", value: { value: "conform" }, op: "o1" }]));
  await new Promise((resolve) => setTimeout(resolve, 1000));
  assert.equal(inspection.state("s1", "floor").note, "theirs");
});

test("what is tapped over another's answer that is not on the screen yet does not pretend to have seen it", async () => {
  const { store, inspections, id } = await opened();
  const inspection = await inspections.get(id);
  const at = "2026-11-22T03:00:00Z";
  const theirs = { sheet: "s1", item: "floor", field: "answer", eff: at, at, by: "u2", device: "d2", conflict: false };
  inspection.apply([{ ...theirs, value: { value: "partial" }, op: "o1" }]);
  await store.settle(id, news([{ ...theirs, value: { value: "conform" }, op: "o2" }]));
  await save(store, inspection, [{ sheet: "s1", item: "floor", field: "answer", value: { value: "nonconform" } }]);
  const [op] = await store.unsentOps(id, 9);
  assert.equal(op.base, "o1");
});

const pause = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));

test("an inspection that was moved to another revision is read anew by the next view", async () => {
  const { store, inspections, id } = await opened();
  const inspection = await inspections.get(id);
  const again = bundleOf(programmeOf(lobby), [sheet("s1", "lobby")], { cursor: 2 });
  await store.saveBundle(again, "e2");
  await pause(500);
  assert.equal(await inspections.get(id), inspection);
  const moved = bundleOf(programmeOf(lobby), [sheet("s1", "lobby")], { revision: { ...again.revision, hash: "h2" }, cursor: 3 });
  await store.saveBundle(moved, "e3");
  await pause(500);
  assert.equal((await inspections.get(id)).bundle.revision.hash, "h2");
});

test("what was taken off the tablet is not there any more", async () => {
  const { store, inspections, id } = await opened();
  await inspections.get(id);
  await store.forget(id);
  await pause(500);
  await assert.rejects(inspections.get(id), NotHere);
});

test("what a view that was left is still writing is on the inspection that was opened since", async () => {
  const { store, inspections, id } = await opened();
  const other = bundleOf(programmeOf(lobby), [sheet("s1", "lobby")]);
  other.inspection.id = "other";
  await store.saveBundle(other, "e");
  const left = await inspections.get(id);
  const record = store.record.bind(store);
  let write = () => {};
  const told = new Promise((resolve) => (write = resolve));
  store.record = async (...given) => (await told, record(...given));
  const saved = save(store, left, [{ sheet: "s1", item: "floor", field: "note", value: "wet" }]);
  await inspections.get("other");
  const back = await inspections.get(id);
  assert.notEqual(back, left);
  write();
  await saved;
  await pause(500);
  assert.equal(back.state("s1", "floor").note, "wet");
});
