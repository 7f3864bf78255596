// Moments and amounts as people read them.
import assert from "node:assert/strict";
import { test } from "node:test";
import { amount, isToday, moment } from "../../../static/js/field/moments.js";

const now = new Date(2026, 10, 22, 14, 5);
const at = (...parts) => new Date(...parts).toISOString();

test("today needs no day", () => assert.equal(moment(at(2026, 10, 22, 9, 3), now), "09:03"));
test("another day has one", () => assert.equal(moment(at(2026, 10, 21, 9, 3), now), "11月21日 09:03"));
test("today ends at the tablet's own midnight", () => {
  assert.ok(isToday(at(2026, 10, 22, 0, 0), now));
  assert.ok(!isToday(at(2026, 10, 21, 23, 59), now));
});
test("bytes are told in megabytes and gigabytes", () => {
  assert.deepEqual([40_000, 12_600_000, 2_500_000_000].map(amount), ["0.0 MB", "13 MB", "2.5 GB"]);
});
