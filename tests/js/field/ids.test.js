// Ids sort by the time they were made and look like any UUIDv7.
import assert from "node:assert/strict";
import { test } from "node:test";

import { newId, sha256 } from "../../../static/js/field/ids.js";

test("an id is a UUIDv7 holding its moment", () => {
  const id = newId(0x018f00112233);
  assert.match(id, /^018f0011-2233-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
});

test("ids differ and sort by time", () => {
  const ids = Array.from({ length: 500 }, (_, index) => newId(1_700_000_000_000 + index));
  assert.equal(new Set(ids).size, 500);
  assert.deepEqual(ids.toSorted(), ids);
});

test("a digest is that of the UTF-8 text", async () => {
  assert.equal(await sha256(""), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  assert.equal(await sha256("楼"), await sha256(new TextEncoder().encode("楼").buffer));
});
