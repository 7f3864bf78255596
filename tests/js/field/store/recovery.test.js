// What is done at start when IndexedDB and the journal do not agree.
import assert from "node:assert/strict";
import { test } from "node:test";

import { decide } from "../../../../static/js/field/store/agreement.js";
import { ownEntries, united } from "../../../../static/js/field/store/recovery.js";
import { photosOf } from "../../../../static/js/field/store/rows.js";

const head = (device, n) => ({ device, n });

const DECISIONS = [
  ["nothing anywhere", head("", 0), head("", 0), "none", "new"],
  ["both agree", head("d", 5), head("d", 5), "none", "fine"],
  ["IndexedDB is empty", head("", 0), head("d", 5), "none", "restore"],
  ["IndexedDB fell behind", head("d", 3), head("d", 5), "none", "restore"],
  ["IndexedDB is another device's", head("e", 9), head("d", 5), "none", "restore"],
  ["the browser lost all", head("d", 5), head("d", 5), "total", "restore"],
  ["the browser lost a part", head("d", 5), head("d", 5), "partial", "restore"],
  ["the journal is gone", head("d", 5), head("", 0), "none", "journal"],
  ["the journal is gone and data was lost", head("d", 5), head("", 0), "partial", "journal"],
  ["a tap did not reach the journal", head("d", 6), head("d", 5), "none", "journal"],
];
for (const [name, kept, journal, loss, wanted] of DECISIONS) {
  test(`${name}: ${wanted}`, () => assert.equal(decide(kept, journal, loss), wanted));
}

const op = (id, n, field = "note", value = id) => ({ id, n, sheet: "s", item: "floor", field, value, at: "t", base: null });
const row = (id, n, more = {}) => ({ op: op(id, n), inspection: "i", place: "s/floor/note", device: "d", ...more });
const line = (id, n) => ({ inspection: "i", op: op(id, n), device: "d" });

test("all that either knows is numbered anew, the journal's order first", () => {
  const rows = [row("c", 9, { waiting: "i" }), row("a", 1), row("x", 12, { refused: "i", code: "k" })];
  const all = united(rows, [line("a", 1), line("b", 2), line("c", 3)]);
  assert.deepEqual(all.map((each) => [each.op.id, each.op.n]), [["a", 1], ["b", 2], ["c", 3], ["x", 4]]);
  // What was acknowledged or refused stays so; what only the journal knows is sent again.
  assert.deepEqual(all.map((each) => each.waiting), [undefined, "i", "i", undefined]);
  assert.deepEqual([all[1].place, all[1].device, all[3].code], ["s/floor/note", "d", "k"]);
  assert.deepEqual(united([], []), []);
});

test("uniting twice is uniting once", () => {
  const journal = [line("a", 1), line("b", 2)];
  const once = united([row("z", 4)], journal);
  assert.deepEqual(united(once, journal), once);
});

test("each place shows its newest unsent op", () => {
  const found = ownEntries([row("a", 1, { waiting: "i" }), row("b", 2, { waiting: "i" }), row("c", 3)]);
  assert.deepEqual([...found.values()].map((each) => each.own.op), ["b"]);
});

test("photos that have a file and are still wanted are sent", () => {
  const value = { length: 5, sha256: "h" };
  const photo = (blob, n, put = value) => ({ ...row(`${blob}${n}`, n), op: op(`${blob}${n}`, n, `photo:${blob}`, put) });
  const rows = [photo("p", 1), photo("q", 2), photo("gone", 3), photo("q", 4, null), row("a", 5)];
  const found = photosOf(rows, new Set(["p", "q"]));
  assert.deepEqual(found.map(({ blob, waiting, offset }) => [blob, waiting, offset]), [["p", 1, 0], ["q", undefined, 0]]);
});
