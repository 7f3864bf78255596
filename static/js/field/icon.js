// One icon of the sprite that all pages share. It never speaks alone: words stand beside it, or on its button.
// The page holds the sprite itself: Chromium makes every picture that points into another file anew, all of them,
// with each answer tapped.
import { html } from "lit-html";

/** @param {string} name @param {string} [more] further classes */
export function icon(name, more = "") {
  return html`<svg class="icon ${more}" aria-hidden="true"><use href="#icon-${name}"></use></svg>`;
}
