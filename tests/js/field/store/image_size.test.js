// The size photos are kept in.
import assert from "node:assert/strict";
import { test } from "node:test";

import { fitted } from "../../../../static/js/field/store/image_size.js";

test("the long side is brought to 1920, never beyond what there is", () => {
  assert.deepEqual(fitted(4032, 3024), { width: 1920, height: 1440 });
  assert.deepEqual(fitted(3024, 4032), { width: 1440, height: 1920 });
  assert.deepEqual(fitted(640, 480), { width: 640, height: 480 });
  assert.deepEqual(fitted(9000, 2), { width: 1920, height: 1 });
});
