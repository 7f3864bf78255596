// When an inspection may be taken where there is no network.
import assert from "node:assert/strict";
import { test } from "node:test";
import { checksOf, isReady } from "../../../static/js/field/readiness.js";

const WELL = { app: true, persisted: true, healthy: true, camera: "granted" };
const here = { ready: true };

test("with inspection, app and storage it is ready", () => assert.ok(isReady(here, WELL)));

for (const [what, summary, facts] of [
  ["the inspection", { ready: false }, WELL],
  ["the app", here, { ...WELL, app: false }],
  ["sound storage", here, { ...WELL, healthy: false }],
]) {
  test(`without ${what} it is not`, () => assert.ok(!isReady(summary, facts)));
}

test("a browser that promises nothing is told of, but the inspection is usable", () => {
  const facts = { ...WELL, persisted: false };
  assert.ok(isReady(here, facts));
  assert.deepEqual(checksOf(here, facts).filter(({ well }) => !well).map(({ name }) => name), ["storage"]);
});

test("only a refused camera is a fault", () => {
  const faulty = (camera) => checksOf(here, { ...WELL, camera }).some(({ name, well }) => name === "camera" && !well);
  assert.deepEqual(["granted", "prompt", "", "denied"].map(faulty), [false, false, false, true]);
});
