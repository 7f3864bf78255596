// The tablet's conditions give the same answers as the server's, vector by vector.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

import { holds, visibleItems } from "../../../../static/js/field/model/conditions.js";

const vectors = JSON.parse(readFileSync(new URL("../../../vectors/conditions.json", import.meta.url), "utf8"));

for (const { name, condition, attributes, answers, holds: expected } of vectors.holds) {
  test(`holds: ${name}`, () => assert.equal(holds(condition, attributes, answers), expected));
}

for (const { name, items, attributes, answers, visible } of vectors.visible) {
  test(`visible: ${name}`, () => {
    const checklist = { groups: items.map((item) => ({ items: [item] })) };
    assert.deepEqual(visibleItems(checklist, attributes, answers).map((item) => item.id), visible);
  });
}

test("a JavaScript number is a number", () => {
  assert.equal(holds({ item: "n", is: [{ number: "5.0" }] }, {}, { n: 5 }), true);
  assert.equal(holds({ item: "n", is: ["5"] }, {}, { n: 5 }), false);
});

test("names that every object has are no answers", () => {
  assert.equal(holds({ not: { item: "constructor", is: ["x"] } }, {}, {}), true);
  assert.deepEqual(visibleItems({}, {}, {}), []);
});
