// The form of an action: a finger signature that turns with the tablet, and small copies of chosen photos.
import SignaturePad from "../../vendor/signature_pad.js";

const MOST_WIDTH = 1800;
const MOST_HEIGHT = 900;

/** As many pixels as the screen shows, at most what the server takes; strokes stay where they were drawn. */
function fit(canvas, pad) {
  const strokes = pad.toData();
  const ratio = Math.min(
    window.devicePixelRatio || 1,
    MOST_WIDTH / canvas.offsetWidth,
    MOST_HEIGHT / canvas.offsetHeight,
  );
  canvas.width = canvas.offsetWidth * ratio;
  canvas.height = canvas.offsetHeight * ratio;
  canvas.getContext("2d").scale(ratio, ratio);
  pad.fromData(strokes);
}

/** What was drawn goes into the form's hidden field; a form shown again brings its signature back. */
function signing(form) {
  const canvas = form.querySelector("[data-sign-box]");
  if (!canvas) return;
  const field = form.elements.signature;
  const pad = new SignaturePad(canvas, { penColor: "#101820", minWidth: 1.2, maxWidth: 3.2 });
  const complaint = form.querySelector("[data-sign-error]");
  fit(canvas, pad);
  if (field.value) pad.fromDataURL(field.value, { width: canvas.offsetWidth, height: canvas.offsetHeight });
  window.addEventListener("resize", () => fit(canvas, pad));
  pad.addEventListener("endStroke", () => {
    complaint.hidden = true;
    field.value = pad.toDataURL("image/png");
  });
  form.querySelector("[data-sign-clear]").addEventListener("click", () => {
    pad.clear();
    field.value = "";
  });
  form.addEventListener("submit", (event) => {
    if (field.value || !canvas.hasAttribute("data-required")) return;
    event.preventDefault();
    // The page's own question is not asked before this is mended.
    event.stopImmediatePropagation();
    complaint.hidden = false;
    canvas.scrollIntoView({ block: "center" });
  });
}

/** Small copies of what was chosen, so that nobody sends the wrong photo. */
function choosing(form) {
  const input = form.querySelector("[data-photos]");
  const list = form.querySelector("[data-chosen]");
  input?.addEventListener("change", () => {
    list.replaceChildren(
      ...Array.from(input.files, (file) => {
        const picture = document.createElement("img");
        picture.src = URL.createObjectURL(file);
        picture.alt = file.name;
        picture.addEventListener("load", () => URL.revokeObjectURL(picture.src), { once: true });
        const entry = document.createElement("li");
        entry.append(picture);
        return entry;
      }),
    );
  });
}

/** One tap is one act: the button rests until the answer comes. */
function once(form) {
  form.addEventListener("submit", (event) => {
    if (event.defaultPrevented) return;
    for (const button of form.querySelectorAll("[type=submit]")) button.setAttribute("aria-disabled", "true");
    if (form.dataset.sent) event.preventDefault();
    form.dataset.sent = "yes";
  });
  window.addEventListener("pageshow", () => delete form.dataset.sent);
}

for (const form of document.querySelectorAll("[data-act]")) {
  signing(form);
  choosing(form);
  once(form);
}
