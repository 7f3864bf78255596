// What is held in memory once nothing can be written.
import assert from "node:assert/strict";
import { test } from "node:test";

import { Unkept } from "../../../../static/js/field/store/unkept.js";

const tap = (id, value, field = "note") => ({ id, at: "t", inspection: "i", change: { sheet: "s", item: "floor", field, value } });
const photo = { length: 5, sha256: "h" };

test("held ops are numbered out of reach and name what was seen", () => {
  const held = new Unkept();
  const [first, second] = [held.hold(tap("a", "1"), "kept"), held.hold(tap("b", "2"), "kept")];
  assert.deepEqual([first.base, second.base], ["kept", "a"]);
  assert.ok(first.n > 1_000_000 && second.n === first.n + 1);
  assert.deepEqual(held.waiting("i").map(({ op }) => op.id), ["a", "b"]);
  assert.deepEqual(held.waiting("j"), []);
});

test("held ops lie on top of what is kept", () => {
  const held = new Unkept();
  const kept = [{ sheet: "s", item: "floor", field: "note", value: "old", op: "o" }, { sheet: "s", item: "wall", field: "note", op: "w" }];
  assert.equal(held.over("i", kept), kept);
  held.hold(tap("a", "new"), "o");
  const [floor, wall] = held.over("i", kept);
  assert.deepEqual([floor.value, floor.mine, floor.pending, wall.op], ["new", true, true, "w"]);
  held.settle({ acked: ["a"], rejected: [] });
  assert.equal(held.over("i", kept)[0].pending, false);
});

test("what the server said is remembered although it cannot be written", () => {
  const held = new Unkept();
  held.hold(tap("a", "1"), null);
  held.hold(tap("b", "2"), null);
  held.settle({ acked: ["a", "in-the-database"], rejected: [{ id: "b", code: "unknown-item", message: "no" }] });
  assert.deepEqual(held.waiting(), []);
  assert.deepEqual([...held.gone], ["a", "in-the-database", "b"]);
  assert.deepEqual(held.rejected("i").map(({ op, code }) => [op.id, code]), [["b", "unknown-item"]]);
});

test("held photos are sent until they are gone or taken off", () => {
  const held = new Unkept();
  held.hold(tap("a", photo, "photo:p"), null);
  held.hold(tap("b", photo, "photo:q"), null);
  const kept = [{ blob: "k", length: 1 }];
  assert.deepEqual(held.unsentPhotos(kept).map(({ blob }) => blob), ["k", "p", "q"]);
  held.hold(tap("c", null, "photo:q"), null);
  held.gone.add("k");
  assert.deepEqual(held.unsentPhotos(kept).map(({ blob }) => blob), ["p"]);
});

test("what the journal holds goes before what was tapped since", () => {
  const held = new Unkept();
  held.hold(tap("z", "late"), null);
  const row = (id, n, field, value) => ({
    op: { id, n, sheet: "s", item: "floor", field, value }, inspection: "i", place: `s/floor/${field}`, device: "d", waiting: "i",
  });
  held.adopt([row("a", 1, "note", "early"), row("b", 2, "photo:p", photo)]);
  assert.deepEqual(held.waiting("i").map(({ op }) => op.id), ["a", "b", "z"]);
  assert.deepEqual(held.unsentPhotos([]).map(({ blob }) => blob), ["p"]);
});
