/** Shows how far a batch of reports is, and the page anew once it has ended. */

const SECONDS = 2;
const bar = /** @type {HTMLProgressElement | null} */ (document.querySelector("progress"));
const told = /** @type {HTMLElement | null} */ (document.querySelector("[data-progress]"));

async function look() {
  try {
    const answer = await fetch(location.href, { headers: { Accept: "application/json" } });
    const state = answer.ok ? await answer.json() : { pending: false };
    if (!state.pending) {
      location.reload();
      return;
    }
    if (bar) bar.value = state.done;
    if (told) told.textContent = (told.dataset.progress ?? "").replace("{done}", state.done).replace("{total}", state.total);
  } catch {
    // No connection for the moment: look again.
  }
  setTimeout(look, SECONDS * 1000);
}

setTimeout(look, SECONDS * 1000);
