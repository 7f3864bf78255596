// What is due, begun with one press: where the person is by then, and what cannot be begun.
import assert from "node:assert/strict";
import { test } from "node:test";
import { DueList } from "../../../../static/js/field/views/due.js";

const hour = (n) => new Date(Date.now() + n * 3_600_000).toISOString();
const occurrence = {
  occurrence: "o1", programme: { zh: "甲", en: "A" }, project: { id: "p", name: "P", code: "P" }, slot: "", day: "2026-11-22", opens: hour(-1),
  due: hour(1), missed: hour(2), made_up_until: hour(3), state: "open", can_start: true, inspection: null,
};

function* within(template) {
  if (Array.isArray(template)) for (const each of template) yield* within(each);
  if (!template?.strings) return;
  yield template;
  for (const value of template.values) yield* within(value);
}
const button = (list) => [...within(list.render())].find(({ strings }) => strings.join("").includes("data-begin"));

async function shown(begin) {
  const went = [];
  const sync = { due: async () => [occurrence], begin, download: async () => true };
  const list = new DueList({ sync, store: {}, go: (hash) => went.push(hash), redraw() {} });
  await list.read();
  const press = button(list).values.find((value) => typeof value === "function");
  return { list, press, went };
}

test("who is elsewhere by the time it is here stays there", async () => {
  const here = await shown(async () => ({ inspection: "i1", message: "" }));
  await here.press();
  assert.deepEqual(here.went, ["#/i/i1"]);
  const gone = await shown(async () => ({ inspection: "i1", message: "" }));
  const pressed = gone.press();
  gone.list.leave();
  await pressed;
  assert.deepEqual(gone.went, []);
});

test("what could not be asked can be tried again", async () => {
  const { list, press } = await shown(() => Promise.reject(new TypeError("not read")));
  await press();
  assert.equal(button(list).values.includes(true), false);
});
