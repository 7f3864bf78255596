// The size photos are kept in.
import assert from "node:assert/strict";
import { test } from "node:test";

import { fitted, halves } from "../../../../static/js/field/store/image_size.js";

test("the long side is brought to 1920, never beyond what there is", () => {
  assert.deepEqual(fitted(4032, 3024), { width: 1920, height: 1440 });
  assert.deepEqual(fitted(3024, 4032), { width: 1440, height: 1920 });
  assert.deepEqual(fitted(640, 480), { width: 640, height: 480 });
  assert.deepEqual(fitted(9000, 2), { width: 1920, height: 1 });
});

test("a photo far larger is halved on the way, so that no pixel is passed over; others are not", () => {
  assert.deepEqual(halves({ width: 4000, height: 3000 }), []);
  assert.deepEqual(halves({ width: 3024, height: 4032 }), []);
  assert.deepEqual(halves({ width: 4625, height: 3469 }), [{ width: 2313, height: 1735 }]);
  assert.deepEqual(halves({ width: 6000, height: 8000 }), [{ width: 3000, height: 4000 }]);
  assert.deepEqual(halves({ width: 12000, height: 9000 }), [{ width: 6000, height: 4500 }, { width: 3000, height: 2250 }]);
  for (const width of [1, 700, 1920, 2500, 4096, 5000, 8191, 16384]) {
    const from = { width, height: Math.ceil(width * 0.75) };
    const last = halves(from).at(-1) ?? from;
    const ratio = last.width / fitted(from.width, from.height).width;
    assert.ok(ratio >= 1 && ratio < 2.2, `${width}: ${ratio}`);
  }
});
