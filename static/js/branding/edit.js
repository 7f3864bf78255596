/** Lets the sample follow what is typed and chosen. */

const PAUSE = 400;
const form = /** @type {HTMLFormElement | null} */ (document.querySelector("[data-preview]"));
const sample = /** @type {HTMLIFrameElement | null} */ (document.querySelector("[data-sample]"));
let waiting = 0;

function show() {
  if (!form || !sample) return;
  const asked = new URLSearchParams();
  for (const [name, value] of new FormData(form)) {
    if (typeof value === "string" && name !== "csrf_token") asked.set(name, value);
  }
  sample.contentWindow?.location.replace(`${form.dataset.preview}?${asked}`);
}

form?.addEventListener("input", () => {
  clearTimeout(waiting);
  waiting = window.setTimeout(show, PAUSE);
});
