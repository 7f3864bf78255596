// What a person chooses for this tablet: language and brightness. Neither is an answer, so losing them costs a tap.
import { language } from "./built.js";
import { THEME, applyTheme } from "./theme.js";

/** @import { Theme } from "./theme.js" */

const CACHE = "inspect-choices";
const CHOSEN_LANGUAGE = "/field/language";

/** @param {Theme} chosen */
export function chooseTheme(chosen) {
  try {
    if (chosen === "auto") localStorage.removeItem(THEME);
    else localStorage.setItem(THEME, chosen);
  } catch {
    // Without local storage the choice lasts until the next start.
  }
  applyTheme();
}

/** Let the service worker open the app in this language from now on. @param {"zh"|"en"} chosen */
async function keepLanguage(chosen) {
  const cache = await caches.open(CACHE);
  await cache.put(CHOSEN_LANGUAGE, new Response(chosen));
}

/** The language of this visit becomes the tablet's, unless one was chosen. */
export async function rememberLanguage() {
  if (!("caches" in globalThis)) return;
  const cache = await caches.open(CACHE);
  if (!(await cache.match(CHOSEN_LANGUAGE))) await keepLanguage(language);
}

/** Open the app in the other language, where it is now. */
export async function switchLanguage() {
  const other = language === "zh" ? "en" : "zh";
  if ("caches" in globalThis) await keepLanguage(other);
  // With a service worker every address below /field/ gives the chosen shell; without one this names it.
  location.replace(`/field/${other}${location.hash}`);
  if (location.pathname === `/field/${other}`) location.reload();
}
