// The start of the tablet app.
import { applyTheme, rememberLanguage } from "./choices.js";
import { start } from "./start.js";
import { MemoryStore } from "./store/memory.js";
import { views } from "./views/table.js";

applyTheme();
void rememberLanguage().catch(() => {});

const root = document.querySelector("#app");
const sync = {
  status: { state: "idle", last_sync: null, next_try: null, message: "" },
  on: () => () => {}, press() {}, refreshList: async () => false, download: async () => false,
  submit: async () => ({}), giveBack: async () => ({}), stop() {},
};
if (root instanceof HTMLElement) void start({ root, store: new MemoryStore(), sync: /** @type {any} */ (sync), views });
