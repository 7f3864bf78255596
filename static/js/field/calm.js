// What follows a tap but is not the tap itself waits for a pause between taps: drawn once for many, and never in the
// way of the next one.

const QUIET = 200;
const PATIENCE = 800;
const SETTLED = 100;

/** A moment after what was drawn is on the screen; in a page nobody sees, once somebody does. @param {() => void} act */
export function afterPaint(act) {
  requestAnimationFrame(() => setTimeout(act, SETTLED));
}

/**
 * `act`, done once when nobody has asked for it for a moment; not put off for ever.
 * @param {() => void} act
 * @param {{quiet?: number, patience?: number}} [waits] milliseconds
 * @returns {(() => void) & {stop: () => void}} asks for it
 */
export function calmly(act, { quiet = QUIET, patience = PATIENCE } = {}) {
  /** @type {ReturnType<typeof setTimeout>|undefined} */
  let timer;
  /** When it was first asked for. @type {number|null} */
  let since = null;
  const run = () => {
    since = null;
    act();
  };
  const ask = () => {
    since ??= Date.now();
    clearTimeout(timer);
    timer = setTimeout(run, Math.max(0, Math.min(quiet, since + patience - Date.now())));
  };
  const stop = () => {
    clearTimeout(timer);
    since = null;
  };
  return Object.assign(ask, { stop });
}
