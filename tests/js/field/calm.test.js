// What follows a tap waits for a pause, is done once for many, and is not put off for ever.
import assert from "node:assert/strict";
import { mock, test } from "node:test";
import { calmly } from "../../../static/js/field/calm.js";

/** Counts what is done, by a clock of its own. */
function counted(t) {
  mock.timers.enable({ apis: ["setTimeout", "Date"] });
  t.after(() => mock.timers.reset());
  let done = 0;
  const ask = calmly(() => (done += 1), { quiet: 100, patience: 250 });
  return { ask, pass: (ms) => mock.timers.tick(ms), done: () => done };
}

test("many wishes are one, once it is quiet", (t) => {
  const { ask, pass, done } = counted(t);
  ask();
  pass(60);
  ask();
  pass(60);
  assert.equal(done(), 0);
  pass(40);
  assert.equal(done(), 1);
  pass(1000);
  assert.equal(done(), 1);
});

test("wishes without end are not put off without end", (t) => {
  const { ask, pass, done } = counted(t);
  for (let time = 0; time < 600; time += 50) {
    ask();
    pass(50);
  }
  assert.equal(done(), 2);
});

test("stopped, nothing is done, and a later wish waits anew", (t) => {
  const { ask, pass, done } = counted(t);
  ask();
  pass(90);
  ask.stop();
  pass(500);
  assert.equal(done(), 0);
  ask();
  pass(99);
  assert.equal(done(), 0);
  pass(1);
  assert.equal(done(), 1);
});
