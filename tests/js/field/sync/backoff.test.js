// Waiting longer and longer, never in step with others.
import assert from "node:assert/strict";
import { test } from "node:test";

import { Backoff } from "../../../../static/js/field/sync/backoff.js";

const waits = (backoff, count) => Array.from({ length: count }, () => backoff.next());

test("doubles from a second up to five minutes", () => {
  const all = waits(new Backoff(() => 1), 12);
  assert.deepEqual(all, [1000, 2000, 4000, 8000, 16000, 32000, 64000, 128000, 256000, 300000, 300000, 300000]);
});

test("chance spreads each wait over its upper half", () => {
  assert.deepEqual(waits(new Backoff(() => 0), 3), [500, 1000, 2000]);
});

test("hope begins anew", () => {
  const backoff = new Backoff(() => 1);
  waits(backoff, 5);
  backoff.reset();
  assert.equal(backoff.next(), 1000);
});

test("what the server asks for is kept, within reason", () => {
  const backoff = new Backoff(() => 1);
  assert.equal(backoff.next(60_000), 60_000);
  assert.equal(backoff.next(86_400_000), 300_000);
});

test("a thousand failures do not overflow", () => {
  assert.ok(waits(new Backoff(() => 1), 1200).every((wait) => wait <= 300_000));
});
