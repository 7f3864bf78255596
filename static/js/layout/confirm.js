/** Forms with `data-confirm` are sent only after a yes in the page's own dialog. */
export function askFirst(page) {
  const dialog = page.querySelector("#confirm");
  if (!dialog) return;
  page.addEventListener("submit", (event) => {
    const form = event.target;
    if (!form.dataset.confirm || form.dataset.confirmed) return;
    event.preventDefault();
    ask(dialog, form.dataset.confirm).then((yes) => {
      if (!yes) return;
      form.dataset.confirmed = "yes";
      form.requestSubmit(event.submitter);
    });
  });
}

function ask(dialog, question) {
  dialog.querySelector("[data-question]").textContent = question;
  dialog.returnValue = "";
  dialog.showModal();
  return new Promise((resolve) => {
    dialog.addEventListener("close", () => resolve(dialog.returnValue === "yes"), { once: true });
  });
}
