// Shapes drawn on a photo; coordinates are fractions of its width and height.
/** @import { Shape } from "../types.js" */

export const MOST_SHAPES = 50;
export const LONGEST_TEXT = 80;
const SMALLEST = 0.012;

/** Four decimals are finer than a pixel, and short to send. @param {number} number */
const inside = (number) => Math.round(Math.min(1, Math.max(0, number)) * 10_000) / 10_000;

/**
 * The shape with its corners on the photo.
 * @param {Shape} shape
 * @returns {Shape}
 */
export function fitted(shape) {
  return { ...shape, x1: inside(shape.x1), y1: inside(shape.y1), x2: inside(shape.x2), y2: inside(shape.y2) };
}

/** Too small to be meant: a tap, not a stroke. @param {Shape} shape */
export function isSlip({ kind, x1, y1, x2, y2 }) {
  return kind !== "text" && Math.hypot(x2 - x1, y2 - y1) < SMALLEST;
}

/**
 * Moved as a whole, as far as the photo goes.
 * @param {Shape} shape
 * @param {number} dx
 * @param {number} dy
 */
export function moved(shape, dx, dy) {
  const { x1, y1, x2, y2 } = shape;
  const x = Math.min(1 - Math.max(x1, x2), Math.max(-Math.min(x1, x2), dx));
  const y = Math.min(1 - Math.max(y1, y2), Math.max(-Math.min(y1, y2), dy));
  return fitted({ ...shape, x1: x1 + x, y1: y1 + y, x2: x2 + x, y2: y2 + y });
}

/**
 * Its second corner moved.
 * @param {Shape} shape
 * @param {number} dx
 * @param {number} dy
 */
export const stretched = (shape, dx, dy) => fitted({ ...shape, x2: shape.x2 + dx, y2: shape.y2 + dy });

/**
 * The two ends of an arrow's head, in the photo's pixels; its tip is the second corner.
 * @param {Shape} shape
 * @param {number} width
 * @param {number} height
 * @param {number} size
 * @returns {[number, number][]}
 */
export function arrowHead({ x1, y1, x2, y2 }, width, height, size) {
  const along = Math.atan2((y2 - y1) * height, (x2 - x1) * width);
  return [along + 2.6, along - 2.6].map((angle) => [x2 * width + size * Math.cos(angle), y2 * height + size * Math.sin(angle)]);
}
