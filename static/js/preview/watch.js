// Asks again and again whether a file of the library has changed, and loads the page anew when one has.

const PAUSE = 1000;

/**
 * @param {{version: string, address: string}} watch
 * @param {() => unknown} leaving  called, and waited for, before the page is loaded anew
 */
export function follow({ version, address }, leaving = () => {}) {
  const ask = async () => {
    try {
      const response = await fetch(address, { cache: "no-store", signal: AbortSignal.timeout(5 * PAUSE) });
      const told = await response.json();
      if (told.version !== version) {
        await leaving();
        location.reload();
        return;
      }
    } catch {
      // The preview was stopped, or is being started again: it will answer once it is back.
    }
    setTimeout(ask, PAUSE);
  };
  setTimeout(ask, PAUSE);
}
