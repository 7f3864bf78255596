// Where the tablet is, if it may be asked: once a start, never waited for.

/** @typedef {{latitude: number, longitude: number, accuracy: number}} Position */

const FRESH = 60_000;
/** @type {Position | null} */
let last = null;
let lastAt = 0;
let refused = false;

/** Begin to find out; at the first time the browser may ask the person. */
export function locate() {
  if (refused || Date.now() - lastAt < FRESH || !("geolocation" in navigator)) return;
  navigator.geolocation.getCurrentPosition(
    ({ coords: { latitude, longitude, accuracy } }) => {
      [last, lastAt] = [{ latitude, longitude, accuracy: Math.round(accuracy) }, Date.now()];
    },
    (error) => (refused = error.code === error.PERMISSION_DENIED),
    { enableHighAccuracy: true, maximumAge: FRESH, timeout: 15_000 },
  );
}

/** What is known now; nothing where it is not known, or no longer true. @returns {Position | {}} */
export const position = () => (last && Date.now() - lastAt < 2 * FRESH ? last : {});
