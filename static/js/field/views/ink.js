// Ink in a box: strokes of finger, pen or mouse, kept as fractions of the box so that they survive its turning.

/** @typedef {[number, number]} Point  fractions of width and height */

const COLOUR = "#101820";
// The faster the finger the thinner the line, as ink does; in CSS pixels.
const THICK = 3.2;
const THIN = 1.2;
/** Of the box's width, between two points: from here on the line is thin. */
const FAST = 0.04;

export class Ink {
  /** @type {Point[][]} */
  #strokes = [];
  /** @type {number | null} the pointer that draws; a second finger or a resting palm does not */
  #pointer = null;
  #off = new AbortController();

  /** @param {HTMLCanvasElement} canvas */
  constructor(canvas) {
    this.canvas = canvas;
    this.pen = /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d"));
    const { signal } = this.#off;
    canvas.addEventListener("pointerdown", (event) => this.#begin(event), { signal });
    canvas.addEventListener("pointermove", (event) => this.#follow(event), { signal });
    for (const name of /** @type {const} */ (["pointerup", "pointercancel"])) {
      canvas.addEventListener(name, (event) => event.pointerId === this.#pointer && (this.#pointer = null), { signal });
    }
  }

  get isEmpty() {
    return this.#strokes.length === 0;
  }

  clear() {
    this.#strokes = [];
    this.draw();
  }

  /** Draw all strokes anew: the canvas forgets them when its size changes. */
  draw() {
    const { width, height } = this.canvas;
    this.pen.clearRect(0, 0, width, height);
    for (const stroke of this.#strokes) for (let end = 1; end <= stroke.length; end += 1) this.#draw(stroke, end);
  }

  off() {
    this.#off.abort();
  }

  /** @param {PointerEvent} event */
  #begin(event) {
    if (this.#pointer !== null || event.button !== 0) return;
    event.preventDefault();
    this.#pointer = event.pointerId;
    // A stroke that leaves the box goes on when it comes back.
    this.canvas.setPointerCapture(event.pointerId);
    this.#strokes.push([]);
    this.#take(event);
  }

  /** @param {PointerEvent} event */
  #follow(event) {
    if (event.pointerId !== this.#pointer) return;
    const between = event.getCoalescedEvents?.() ?? [];
    for (const each of between.length ? between : [event]) this.#take(each);
  }

  /** @param {PointerEvent} event */
  #take({ clientX, clientY }) {
    const { left, top, width, height } = this.canvas.getBoundingClientRect();
    const stroke = /** @type {Point[]} */ (this.#strokes.at(-1));
    stroke.push([(clientX - left) / width, (clientY - top) / height]);
    this.#draw(stroke, stroke.length);
  }

  /** The last piece of the first `end` points: from middle to middle, bent at the point between. @param {Point[]} stroke @param {number} end */
  #draw(stroke, end) {
    const { pen, canvas } = this;
    const [before, from, to] = [stroke[end - 3] ?? stroke[end - 2], stroke[end - 2], stroke[end - 1]];
    const x = (/** @type {number} */ part) => part * canvas.width;
    const y = (/** @type {number} */ part) => part * canvas.height;
    const scale = canvas.width / (canvas.offsetWidth || canvas.width);
    pen.fillStyle = pen.strokeStyle = COLOUR;
    pen.lineCap = pen.lineJoin = "round";
    pen.beginPath();
    if (!from) {
      pen.arc(x(to[0]), y(to[1]), (THICK * scale) / 2, 0, 2 * Math.PI);
      return pen.fill();
    }
    const speed = Math.hypot(to[0] - from[0], to[1] - from[1]) / FAST;
    pen.lineWidth = scale * (THICK - (THICK - THIN) * Math.min(1, speed));
    pen.moveTo(x((before[0] + from[0]) / 2), y((before[1] + from[1]) / 2));
    pen.quadraticCurveTo(x(from[0]), y(from[1]), x((from[0] + to[0]) / 2), y((from[1] + to[1]) / 2));
    pen.stroke();
  }
}
