/** Lets the sample follow what is typed and chosen, and tells of a logo too large before it is sent for nothing. */

const PAUSE = 400;
const form = /** @type {HTMLFormElement | null} */ (document.querySelector("[data-preview]"));
const sample = /** @type {HTMLIFrameElement | null} */ (document.querySelector("[data-sample]"));
const logo = /** @type {HTMLInputElement | null} */ (document.querySelector("[data-largest]"));
const told = /** @type {HTMLElement | null} */ (document.querySelector("[data-too-large]"));
let waiting = 0;

function show() {
  if (!form || !sample) return;
  const asked = new URLSearchParams();
  for (const [name, value] of new FormData(form)) {
    if (typeof value === "string" && name !== "csrf_token") asked.set(name, value);
  }
  sample.contentWindow?.location.replace(`${form.dataset.preview}?${asked}`);
}

/** Whether the chosen file is larger than the server takes; the page says so, and loses nothing that was typed. */
function tooLarge() {
  const size = logo?.files?.[0]?.size ?? 0;
  const large = size > Number(logo?.dataset.largest ?? Infinity);
  if (told) told.hidden = !large;
  return large;
}

form?.addEventListener("input", () => {
  clearTimeout(waiting);
  waiting = window.setTimeout(show, PAUSE);
});
logo?.addEventListener("change", tooLarge);
form?.addEventListener("submit", (event) => {
  if (!tooLarge()) return;
  event.preventDefault();
  logo?.focus();
});
