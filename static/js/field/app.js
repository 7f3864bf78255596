// The entry of the tablet app.
import { applyTheme, rememberLanguage } from "./choices.js";
import { begin } from "./beginning.js";

applyTheme();
// Without the Cache API the tablet's own language decides; nothing else is lost.
void rememberLanguage().catch(() => {});

const root = document.querySelector("#app");
if (root instanceof HTMLElement) void begin(root);
