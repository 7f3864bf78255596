// The print button appears where scripts run; elsewhere the browser's own menu prints.
const button = document.querySelector("[data-print]");
button.hidden = false;
button.addEventListener("click", () => window.print());
