// One icon of the sprite that all pages share. It never speaks alone: words stand beside it, or on its button.
import { html } from "lit-html";
import { icons } from "./built.js";

/** @param {string} name @param {string} [more] further classes */
export function icon(name, more = "") {
  return html`<svg class="icon ${more}" aria-hidden="true"><use href="${icons}#${name}"></use></svg>`;
}
