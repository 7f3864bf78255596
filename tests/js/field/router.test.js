// Every address opens its view, and back leads where a person came from.
import assert from "node:assert/strict";
import { test } from "node:test";
import { routeOf } from "../../../static/js/field/router.js";

const CASES = [
  ["", "list", {}, null],
  ["#/", "list", {}, null],
  ["#/storage", "storage", {}, "#/"],
  ["#/i/1", "walk", { inspection: "1" }, "#/"],
  ["#/i/1/scan", "scan", { inspection: "1" }, "#/i/1"],
  ["#/i/1/s/2", "sheet", { inspection: "1", sheet: "2" }, "#/i/1"],
  ["#/i/1/s/2/floor-clean", "sheet", { inspection: "1", sheet: "2", item: "floor-clean" }, "#/i/1"],
  ["#/i/1/verify", "verify", { inspection: "1" }, "#/i/1"],
  ["#/i/1/verify/9", "finding", { inspection: "1", finding: "9" }, "#/i/1/verify"],
  ["#/i/1/at/7", "verify", { inspection: "1", location: "7" }, "#/i/1"],
  ["#/i/1/review", "review", { inspection: "1" }, "#/i/1"],
  ["#/i/1/sign/inspector", "sign", { inspection: "1", role: "inspector" }, "#/i/1/review"],
  ["#/i/1/receipt", "receipt", { inspection: "1" }, "#/"],
];

for (const [hash, name, parameters, back] of CASES) {
  test(`${hash || "nothing"} opens ${name}`, () => assert.deepEqual(routeOf(hash), { name, parameters, back }));
}

test("what was typed wrongly is an unknown page, never an error", () => {
  for (const hash of ["#/nowhere", "#/i", "#/i/1/s", "#/i/1/s/2/3/4"]) assert.equal(routeOf(hash).name, "unknown");
  assert.deepEqual(routeOf("#/i/%E0%A4%A").parameters, { inspection: "%E0%A4%A" });
});

test("parts are decoded, and encoded again on the way back", () => {
  const route = routeOf("#/i/a%20b/s/x%2Fy");
  assert.deepEqual(route.parameters, { inspection: "a b", sheet: "x/y" });
  assert.equal(route.back, "#/i/a%20b");
});
