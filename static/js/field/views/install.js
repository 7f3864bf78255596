// How the app comes to the home screen, and why it should: an iPad clears what a mere web page kept after seven days.
import words from "#words/install.js";
import { html, nothing } from "lit-html";
import { icon } from "../icon.js";
import { isApple, isInstalled } from "../tablet.js";

/** @param {{installation: any}} context */
export function installView({ installation }) {
  return { render: () => page(installation) };
}

/** @param {any} installation */
function page(installation) {
  return html`<div class="card prose">
    <h1>${words.title}</h1>
    ${isInstalled() ? html`<p class="badges"><span class="badge good">${icon("check")}${words.done}</span></p>` : nothing}
    <p>${words.why}</p>
    ${isApple() ? apple() : others(installation)}
  </div>`;
}

const apple = () => html`<p>${words.seven_days}</p>
  <ol><li>${words.apple_share}</li><li>${words.apple_add}</li><li>${words.apple_open}</li></ol>`;

/** @param {any} installation */
function others(installation) {
  return installation.prompt
    ? html`<p><button class="button" type="button" @click=${() => installation.install()}>${icon("tablet")}${words.install}</button></p>`
    : html`<p>${words.menu}</p>`;
}
