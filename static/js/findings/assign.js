// Giving out work: one box ticks all, and the button says how many.
const form = document.querySelector("[data-assign]");
const all = form?.querySelector("[data-all]");
const boxes = Array.from(form?.querySelectorAll("[name=finding]") ?? []);
const count = form?.querySelector("[data-count]");

function tell() {
  const ticked = boxes.filter((box) => box.checked).length;
  all.checked = ticked === boxes.length && ticked > 0;
  all.indeterminate = ticked > 0 && ticked < boxes.length;
  count.textContent = String(ticked);
}

if (all) {
  all.addEventListener("change", () => {
    for (const box of boxes) box.checked = all.checked;
    tell();
  });
  for (const box of boxes) box.addEventListener("change", tell);
  tell();
}
