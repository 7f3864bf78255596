// The engine that scores. The score is a preview that no tap waits for, so the engine is a part of its own, read once
// the view is there; until then there is no score to tell.

/** @typedef {typeof import("./engine.js")} Engine */

/** @type {Engine|null} */
let engine = null;
/** @type {Promise<Engine>|null} */
let reading = null;

/** The engine, once it was read. */
export const engineNow = () => engine;

/** Read the engine; what could not be read is asked for anew the next time. @returns {Promise<Engine>} */
export function readEngine() {
  reading ??= import("./engine.js").then(
    (read) => (engine = read),
    (error) => {
      reading = null;
      throw error;
    },
  );
  return reading;
}
