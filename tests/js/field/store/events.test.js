// Listeners hear what they asked for, and one that fails stops no other.
import assert from "node:assert/strict";
import { test } from "node:test";

import { Events } from "../../../../static/js/field/store/events.js";

test("listeners hear their event until they are stopped", () => {
  const events = new Events();
  const heard = [];
  const off = events.on("ops", (detail) => heard.push(detail));
  events.on("photos", () => heard.push("wrong"));
  events.here("ops", 1);
  off();
  events.here("ops", 2);
  assert.deepEqual(heard, [1]);
});

test("a listener that fails does not keep the others from hearing", (t) => {
  t.mock.method(console, "error", () => {});
  const events = new Events();
  const heard = [];
  events.on("ops", () => {
    throw new Error("a view that cannot draw");
  });
  events.on("ops", () => heard.push(1));
  events.everywhere("ops");
  assert.deepEqual(heard, [1]);
});

test("other tabs are told, one's own listeners once", async () => {
  const [here, there] = [new Events(), new Events()];
  for (const events of [here, there]) events.connect();
  const heard = [];
  here.on("ops", (detail) => heard.push(["here", detail]));
  const told = new Promise((resolve) => there.on("ops", resolve));
  here.everywhere("ops", { inspection: "i" });
  assert.deepEqual(await told, { inspection: "i" });
  assert.deepEqual(heard, [["here", { inspection: "i" }]]);
  for (const events of [here, there]) events.close();
});
