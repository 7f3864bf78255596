// Lines come back as they went in; a torn or damaged one is never taken for a good one.
import assert from "node:assert/strict";
import { test } from "node:test";

import { checksum, decodeLines, encodeLines, gathered } from "../../../../static/js/field/store/journal_lines.js";

const op = (id, n, value = "楼道 – 地面 🧹\n") => ({ inspection: "i", op: { id, n, value } });
const records = [{ device: "d" }, op("a", 1), op("b", 2, ""), op("c", 3)];

test("the checksum is CRC-32", () => {
  assert.equal(checksum(new TextEncoder().encode("123456789")), 0xcbf43926);
});

test("lines come back as they went in", () => {
  const bytes = encodeLines(records);
  assert.deepEqual(decodeLines(bytes), { records, good: bytes.length, damaged: 0 });
  assert.deepEqual(decodeLines(new Uint8Array()), { records: [], good: 0, damaged: 0 });
});

test("a tail torn at any byte is cut at the last whole line", () => {
  const bytes = encodeLines(records);
  const ends = records.map((_, index) => encodeLines(records.slice(0, index + 1)).length);
  for (let cut = 0; cut < bytes.length; cut += 1) {
    const whole = ends.filter((end) => end <= cut).length;
    const { records: found, good, damaged } = decodeLines(bytes.subarray(0, cut));
    assert.deepEqual(found, records.slice(0, whole));
    assert.deepEqual([good, damaged], [whole ? ends[whole - 1] : 0, 0]);
  }
});

test("a tail of zeros, as file systems leave, is cut", () => {
  const bytes = encodeLines(records);
  const padded = new Uint8Array(bytes.length + 4096);
  padded.set(bytes);
  assert.equal(decodeLines(padded).good, bytes.length);
});

test("any flipped bit is noticed and costs one line", () => {
  const bytes = encodeLines(records);
  const third = [encodeLines(records.slice(0, 2)).length, encodeLines(records.slice(0, 3)).length];
  for (let at = third[0]; at < third[1] - 1; at += 1) {
    for (const bit of [1, 8, 128]) {
      const flipped = bytes.slice();
      flipped[at] ^= bit;
      const { records: found } = decodeLines(flipped);
      assert.deepEqual(found, [records[0], records[1], records[3]]);
    }
  }
});

test("a damaged line in the middle is counted, one at the end is a torn tail", () => {
  const bytes = encodeLines(records);
  const first = encodeLines(records.slice(0, 1)).length;
  bytes[first + 30] ^= 1;
  assert.equal(decodeLines(bytes).damaged, 1);
  const end = encodeLines(records);
  end[end.length - 5] ^= 1;
  assert.deepEqual([decodeLines(end).damaged, decodeLines(end).good < end.length], [0, true]);
});

test("a line appended after a torn tail was cut is found", () => {
  const bytes = encodeLines(records);
  const { good } = decodeLines(bytes.subarray(0, bytes.length - 3));
  const more = encodeLines([op("x", 4)]);
  const joined = new Uint8Array([...bytes.subarray(0, good), ...more]);
  assert.deepEqual(decodeLines(joined).records, [...records.slice(0, 3), op("x", 4)]);
});

test("files say together: each op once, the last device, its greatest number, nothing forgotten", () => {
  const old = [{ device: "old" }, op("a", 900), { inspection: "j", op: { id: "z", n: 901 } }];
  const fresh = [{ device: "new" }, op("a", 1), op("b", 2), { forgot: "j" }];
  const state = gathered([old, fresh]);
  assert.deepEqual([state.device, state.n], ["new", 2]);
  assert.deepEqual(state.ops.map((each) => [each.op.id, each.op.n, each.device]), [["a", 1, "new"], ["b", 2, "new"]]);
  assert.deepEqual(gathered([]), { device: "", n: 0, ops: [] });
});
