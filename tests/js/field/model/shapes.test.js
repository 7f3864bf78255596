// Shapes stay on their photo, whatever is done to them.
import assert from "node:assert/strict";
import { test } from "node:test";

import { arrowHead, fitted, isSlip, moved, stretched } from "../../../../static/js/field/model/shapes.js";

const shape = (x1, y1, x2, y2, kind = "box") => ({ kind, x1, y1, x2, y2, colour: "red" });
const corners = ({ x1, y1, x2, y2 }) => [x1, y1, x2, y2];

test("corners are kept on the photo and rounded", () => {
  assert.deepEqual(corners(fitted(shape(-0.2, 0.123456, 1.7, 0.5))), [0, 0.1235, 1, 0.5]);
});

test("a tap is no stroke, but it places a text", () => {
  assert.equal(isSlip(shape(0.5, 0.5, 0.505, 0.5)), true);
  assert.equal(isSlip(shape(0.5, 0.5, 0.6, 0.5)), false);
  assert.equal(isSlip(shape(0.5, 0.5, 0.5, 0.5, "text")), false);
});

test("a shape moves as a whole up to the edge", () => {
  assert.deepEqual(corners(moved(shape(0.1, 0.2, 0.5, 0.6), 0.7, -0.5)), [0.6, 0, 1, 0.4]);
  assert.deepEqual(corners(moved(shape(0.5, 0.6, 0.1, 0.2), 0.1, 0.1)), [0.6, 0.7, 0.2, 0.3]);
});

test("a shape is stretched by its second corner", () => {
  assert.deepEqual(corners(stretched(shape(0.1, 0.2, 0.5, 0.6), 0.1, 0.9)), [0.1, 0.2, 0.6, 1]);
});

test("an arrow's head lies behind its tip, in pixels", () => {
  const [left, right] = arrowHead(shape(0, 0.5, 1, 0.5, "arrow"), 400, 300, 20);
  assert.ok(left[0] < 400 && right[0] < 400);
  assert.equal(Math.round(left[1] + right[1]), 300);
});
