// The start of the tablet app.
import words from "#words/shell.js";

const main = document.querySelector("#app");
if (main) main.textContent = words.name;
