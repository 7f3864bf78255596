// What was drawn on a photo, as SVG over it. The photo itself is never touched.
/** @import { Shape } from "../types.js" */
import { html, svg } from "lit-html";
import { arrowHead } from "../model/shapes.js";

/** @type {Record<Shape["colour"], [string, string]>} a colour, and the edge that sets it off from any picture */
export const COLOURS = {
  red: ["#e5202b", "#fff"],
  yellow: ["#ffd400", "#222"],
  white: ["#fff", "#222"],
  black: ["#111", "#fff"],
};

/** @param {{width: number, height: number, marks: Shape[]}} photo */
export function marksOver({ width, height, marks }) {
  return html`<svg class="marks" viewBox="0 0 ${width} ${height}" aria-hidden="true">${marks.map((shape) => drawn(shape, width, height))}</svg>`;
}

/**
 * One shape, in the photo's pixels.
 * @param {Shape} shape
 * @param {number} width
 * @param {number} height
 */
export function drawn(shape, width, height) {
  const unit = Math.max(width, height) / 160;
  const [colour, edge] = COLOURS[shape.colour];
  if (shape.kind === "text") {
    return svg`<text x=${shape.x1 * width} y=${shape.y1 * height} font-size=${unit * 6} font-weight="700" fill=${colour}
      stroke=${edge} stroke-width=${unit} stroke-linejoin="round" paint-order="stroke" dominant-baseline="central"
      text-anchor=${shape.x1 > 0.6 ? "end" : "start"}>${shape.text}</text>`;
  }
  return svg`<g fill="none" stroke-linecap="round" stroke-linejoin="round">
    <path d=${outline(shape, width, height, unit * 5)} stroke=${edge} stroke-width=${unit * 1.9}></path>
    <path d=${outline(shape, width, height, unit * 5)} stroke=${colour} stroke-width=${unit}></path></g>`;
}

/**
 * @param {Shape} shape
 * @param {number} width
 * @param {number} height
 * @param {number} size
 */
function outline(shape, width, height, size) {
  const [x1, y1, x2, y2] = [shape.x1 * width, shape.y1 * height, shape.x2 * width, shape.y2 * height];
  if (shape.kind === "box") return `M${x1} ${y1}H${x2}V${y2}H${x1}Z`;
  if (shape.kind === "circle") {
    const [rx, ry] = [Math.abs(x2 - x1) / 2, Math.abs(y2 - y1) / 2];
    const [left, right, y] = [(x1 + x2) / 2 - rx, (x1 + x2) / 2 + rx, (y1 + y2) / 2];
    return `M${left} ${y}A${rx} ${ry} 0 1 0 ${right} ${y}A${rx} ${ry} 0 1 0 ${left} ${y}`;
  }
  const [one, other] = arrowHead(shape, width, height, size);
  return `M${x1} ${y1}L${x2} ${y2}M${one[0]} ${one[1]}L${x2} ${y2}L${other[0]} ${other[1]}`;
}
