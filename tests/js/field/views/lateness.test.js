// A write within an instant is not told as waiting; a longer one is, until it is done.
import assert from "node:assert/strict";
import { mock, test } from "node:test";
import { Lateness } from "../../../../static/js/field/views/lateness.js";

test("only what takes long is late, and no longer than it takes", (t) => {
  mock.timers.enable({ apis: ["setTimeout"] });
  t.after(() => mock.timers.reset());
  const told = [];
  const late = new Lateness(() => told.push(late.is));
  late.watch(true);
  mock.timers.tick(300);
  late.watch(false);
  mock.timers.tick(1000);
  assert.deepEqual([told, late.is], [[], false]);
  late.watch(true);
  late.watch(true);
  mock.timers.tick(1000);
  assert.deepEqual([told, late.is], [[true], true]);
  late.watch(false);
  assert.equal(late.is, false);
});
