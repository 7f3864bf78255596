// Light or dark, as chosen for this tablet or as the tablet is set: known before anything is drawn.
export const THEME = "inspect-theme";
const dark = globalThis.matchMedia?.("(prefers-color-scheme: dark)");

/** @typedef {"auto"|"light"|"dark"} Theme */

/** @returns {Theme} */
export function theme() {
  try {
    const kept = localStorage.getItem(THEME);
    return kept === "light" || kept === "dark" ? kept : "auto";
  } catch {
    return "auto";
  }
}

/** Colour the page as chosen, or as the tablet is set. */
export function applyTheme() {
  const chosen = theme();
  document.documentElement.dataset.theme = chosen === "auto" ? (dark?.matches ? "dark" : "light") : chosen;
}

dark?.addEventListener("change", applyTheme);
