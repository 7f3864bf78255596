// Signing with a finger: the box keeps its strokes when the tablet is turned, and when sending fails.
import SignaturePad from "../../vendor/signature_pad.js";
import { headers } from "./transport.js";

const form = document.querySelector("[data-sign]");
const canvas = form.querySelector("[data-sign-box]");
const pad = new SignaturePad(canvas, { penColor: "#101820", minWidth: 1.2, maxWidth: 3.2 });

/** As many pixels as the screen shows, at most what the server takes. */
function fit() {
  const strokes = pad.toData();
  const ratio = Math.min(window.devicePixelRatio || 1, 1800 / canvas.offsetWidth, 900 / canvas.offsetHeight);
  canvas.width = canvas.offsetWidth * ratio;
  canvas.height = canvas.offsetHeight * ratio;
  canvas.getContext("2d").scale(ratio, ratio);
  pad.fromData(strokes);
}

function complain(text) {
  const line = form.querySelector("[data-sign-error]");
  line.hidden = !text;
  line.querySelector("p").textContent = text;
}

async function send(event) {
  event.preventDefault();
  complain("");
  if (pad.isEmpty()) return complain(form.dataset.noInk);
  const button = form.querySelector("[type=submit]");
  button.disabled = true;
  try {
    const response = await fetch(form.dataset.url, {
      method: "POST",
      headers: { ...headers(form.dataset.token), "Content-Type": "application/json" },
      body: JSON.stringify({
        role: form.dataset.role,
        name: form.elements.name.value,
        image: pad.toDataURL("image/png"),
      }),
    });
    if (response.ok) return location.assign(form.dataset.done);
    const problem = await response.json().catch(() => ({}));
    complain(problem.detail ?? form.dataset.offline);
  } catch {
    complain(form.dataset.offline);
  }
  button.disabled = false;
}

fit();
window.addEventListener("resize", fit);
form.addEventListener("submit", send);
form.querySelector("[data-sign-clear]").addEventListener("click", () => pad.clear());
