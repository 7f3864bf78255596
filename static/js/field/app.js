// The entry of the tablet app.
import { begin } from "./beginning.js";
import { applyTheme } from "./theme.js";

applyTheme();

const root = document.querySelector("#app");
if (root instanceof HTMLElement) void begin(root);
