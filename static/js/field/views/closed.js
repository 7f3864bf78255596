// Storage that cannot be opened, in words, and what a person can do about it.
import words from "#words/beginning.js";
import { html } from "lit-html";
import { icon } from "../icon.js";

/** @param {string} reason */
export function closed(reason) {
  return html`<div class="card prose">
    <h1>${words.title}</h1>
    <p>${words.what}</p>
    <ol><li>${words.private_window}</li><li>${words.space}</li><li>${words.restart}</li></ol>
    <p class="code soft">${reason}</p>
    <div class="row">
      <button class="button" type="button" @click=${() => location.reload()}>${icon("sync")}${words.again}</button>
      <a class="button second" href="/">${icon("home")}${words.office}</a>
    </div>
  </div>`;
}
