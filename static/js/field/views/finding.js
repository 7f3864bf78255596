// One finding that waits on this round: what was found, what was done about it, and what the inspector says to it.
import words from "#words/verify.js";
import { html } from "lit-html";
import { icon } from "../icon.js";
import { waitingOf } from "../model/waiting.js";
import { Deciding } from "./deciding.js";
import { fresh } from "./verify.js";

/** @import { Context } from "../types.js" */

/** @param {Context} context @param {{inspection: string, finding: string}} parameters */
export async function findingView(context, { inspection: id, finding }) {
  const [inspection, rejected] = await Promise.all([fresh(context, id), context.store.rejected(id)]);
  const found = waitingOf(inspection, rejected).find((each) => each.finding.id === finding);
  if (!found) return { render: () => gone(id) };
  const deciding = new Deciding(context, inspection, found);
  await deciding.begin();
  return deciding;
}

/** @param {string} id */
function gone(id) {
  return html`<h1>${words.title}</h1><div class="notice info">${icon("info")}<p>${words.gone}</p>
    <a class="button second" href=${`#/i/${id}/verify`}>${words.to_list}</a></div>`;
}
