// The camera runs while the view is open and not a moment longer.
import assert from "node:assert/strict";
import { test } from "node:test";
import { Camera } from "../../../../static/js/field/scan/camera.js";

function stream(torch = false) {
  const track = { stopped: false, applied: [], stop() { this.stopped = true; }, getCapabilities: () => ({ torch }), applyConstraints(wanted) { this.applied.push(wanted); } };
  return { track, getTracks: () => [track], getVideoTracks: () => [track] };
}

function given(made) {
  const navigator = { mediaDevices: { getUserMedia: async () => made } };
  Object.defineProperty(globalThis, "navigator", { configurable: true, value: navigator });
  return { play: async () => {} };
}

test("what is read is handed on until it is stopped", async () => {
  const made = stream();
  const camera = new Camera();
  const found = await new Promise((resolve) => void camera.start(given(made), resolve, async () => async () => "BCDF2345"));
  assert.equal(found, "BCDF2345");
  camera.stop();
  assert.ok(made.track.stopped);
});

test("a view left while the browser still asked for leave turns the camera off", async () => {
  const made = stream();
  const camera = new Camera();
  const video = given(made);
  const started = camera.start(video, assert.fail, async () => assert.fail);
  camera.stop();
  await started;
  assert.ok(made.track.stopped);
});

test("a frame that cannot be read is passed over", async () => {
  const camera = new Camera();
  const reads = [async () => Promise.reject(new Error("blurred")), async () => null, async () => "ok"];
  const found = await new Promise((resolve) => void camera.start(given(stream()), resolve, async () => () => reads.shift()()));
  camera.stop();
  assert.equal(found, "ok");
});

test("the light is offered where there is one", async () => {
  const made = stream(true);
  const camera = new Camera();
  await camera.start(given(made), () => {}, async () => async () => null);
  assert.ok(camera.hasTorch);
  await camera.light(true);
  assert.deepEqual(made.track.applied, [{ advanced: [{ torch: true }] }]);
  camera.stop();
  assert.equal(new Camera().hasTorch, false);
});
