// What lies on the tablet: how safe it is, what the server would not take, and the rescue file, out and in.
import words from "#words/storage.js";
import { html, nothing } from "lit-html";
import { build } from "../built.js";
import { icon } from "../icon.js";
import { isPersisted } from "../tablet.js";
import { amount } from "../moments.js";
import { newest } from "../newest.js";
import { rejectedList } from "../rejected.js";
import { see, unseen } from "../seen.js";
import { say } from "../say.js";
import { leaveTablet } from "./signing_out.js";

/** @import {Refusal, Context, Counts, StorageReport} from "../types.js" */
/** @import {Refused} from "../rejected.js" */

/** @typedef {{storage: StorageReport, counts: Counts, rejected: Refused[]}} Kept */

/** @param {Context & {installation: any}} context */
export async function storageView(context) {
  const { store, sync } = context;
  let kept = await read(context);
  let said = "";
  /** @type {File|null} */
  let chosen = null;

  const again = newest(() => read(context), (found) => {
    kept = found;
    context.redraw();
  });
  const offs = ["ops", "photos", "health"].map((name) => store.on(/** @type {any} */ (name), again));
  /** @param {string} text */
  const tell = (text) => {
    said = text;
    context.redraw();
  };

  const save = async () => {
    try {
      offerFile(await store.rescueFile(), rescueName(store.device));
      tell(words.saved);
    } catch {
      tell(words.not_saved);
    }
  };
  /** @param {Event} event */
  const choose = async (event) => {
    const field = /** @type {HTMLInputElement} */ (event.target);
    chosen = field.files?.[0] ?? null;
    if (!chosen) return;
    try {
      tell(say(words.file_holds, await store.readRescue(chosen)));
    } catch {
      chosen = null;
      tell(words.file_unusable);
    }
  };
  const giveBack = async () => {
    if (!chosen) return;
    tell(words.giving);
    try {
      const { taken, refused } = summed(await sync.giveBack(chosen));
      chosen = null;
      tell(say(words.given, { taken, refused }));
    } catch {
      tell(words.not_given);
    }
    await again();
  };
  const persist = async () => {
    const granted = await navigator.storage?.persist?.().catch(() => false);
    tell(granted ? words.persist_granted : words.persist_refused);
    await again();
  };

  const leave = async () => {
    const outcome = await leaveTablet(store, { ask: () => confirm(words.leave_question) });
    if (outcome === "left") return location.assign("/sign-in?next=%2Ffield%2F");
    if (outcome !== "kept") tell(outcome === "unsent" ? words.leave_unsent : words.not_left);
    await again();
  };

  const seen = () => {
    see(kept.counts.rejected);
    context.redraw();
  };

  const deeds = { save, choose, giveBack, persist, leave, seen };
  return {
    render: () => page(context, kept, { said, chosen: chosen?.name ?? "" }, deeds),
    leave: () => offs.forEach((off) => off()),
  };
}

/** @param {Context} context @returns {Promise<Kept>} */
async function read(context) {
  const [storage, counts, rejected, persisted] = await Promise.all([
    context.store.storage(), context.store.counts(), rejectedList(context.store), isPersisted(context.store),
  ]);
  return { storage: { ...storage, persisted }, counts, rejected };
}

/** @param {Record<string, {acked: string[], rejected: Refusal[]}>} replies */
function summed(replies) {
  const all = Object.values(replies);
  const sum = (/** @type {"acked"|"rejected"} */ name) => all.reduce((found, reply) => found + reply[name].length, 0);
  return { taken: sum("acked"), refused: sum("rejected") };
}

/** @param {string} device */
function rescueName(device) {
  return `inspect-rescue-${device.slice(-6)}-${new Date().toISOString().slice(0, 16).replace(/[T:]/g, "-")}.json`;
}

/** Let the browser save a file. @param {Blob} file @param {string} name */
function offerFile(file, name) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(file);
  link.download = name;
  link.click();
  // Some browsers read the file only after the click has returned.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

/**
 * @param {Context & {installation: any}} context @param {Kept} kept @param {{said: string, chosen: string}} now
 * @param {{save: () => void, choose: (event: Event) => void, giveBack: () => void, persist: () => void, leave: () => void, seen: () => void}} deeds
 */
function page(context, kept, now, deeds) {
  return html`<div class="head"><h1>${words.title}</h1></div>
    <div role="status">${now.said ? html`<div class="notice info">${icon("info")}<p>${now.said}</p></div>` : nothing}</div>
    <div class="stack">
      ${safety(context, kept, deeds.persist)}
      ${rescue(kept, now.chosen, deeds)}
      ${kept.rejected.length ? refusedCard(kept, deeds.seen) : nothing}
      ${version(context)}
      ${leaving(kept, deeds)}
    </div>`;
}

/** @param {Context} context @param {Kept} kept @param {() => void} persist */
function safety({ store }, { storage, counts }, persist) {
  const broken = storage.state === "broken";
  return html`<section class="card">
    <h2>${words.safety}</h2>
    <dl class="facts">
      <dt>${words.state}</dt>
      <dd>${broken ? html`<span class="badge bad">${icon("warning")}${words.state_broken}</span> <span class="code">${store.health.reason}</span>` : html`<span class="badge good">${icon("check")}${words.state_ok}</span>`}</dd>
      <dt>${words.unsent}</dt>
      <dd>${say(words.unsent_counts, counts)}</dd>
      <dt>${words.persisted}</dt>
      <dd>${storage.persisted ? words.persisted_yes : words.persisted_no}</dd>
      <dt>${words.usage}</dt>
      <dd>${storage.usage === null ? words.unknown : say(words.of_quota, { usage: amount(storage.usage), quota: storage.quota === null ? words.unknown : amount(storage.quota) })}</dd>
    </dl>
    ${storage.persisted ? nothing : html`<div class="row"><button class="button second" type="button" @click=${persist}>${icon("lock")}${words.persist}</button><a class="button quiet" href="#/install">${words.install}</a></div>`}
  </section>`;
}

/** @param {Kept} kept @param {string} chosen @param {any} deeds */
function rescue({ counts }, chosen, deeds) {
  return html`<section class="card">
    <h2>${words.rescue}</h2>
    <p>${words.rescue_what}</p>
    <div class="row">
      <button class="button" type="button" @click=${deeds.save} data-rescue-out>${icon("download")}${words.rescue_out}</button>
      <span class="soft">${say(words.rescue_holds, counts)}</span>
    </div>
    <div class="field">
      <label for="rescue-file">${words.rescue_in}</label>
      <p class="hint">${words.rescue_in_what}</p>
      <input id="rescue-file" type="file" accept=".json,application/json" @change=${deeds.choose}>
    </div>
    ${chosen ? html`<button class="button" type="button" @click=${deeds.giveBack}>${icon("upload")}${say(words.give, { name: chosen })}</button>` : nothing}
  </section>`;
}

/** @param {Kept} kept @param {() => void} seen */
function refusedCard({ counts, rejected }, seen) {
  return html`<section class="card">
    <h2>${words.refused}</h2>
    <p>${words.refused_what}</p>
    ${unseen(counts).rejected ? html`<button class="button second" type="button" @click=${seen} data-seen>${icon("check")}${words.refused_seen}</button>` : nothing}
    <ul class="refused">${rejected.map((each) => html`<li>
      <strong>${each.where}</strong>
      <p class="kept-value">${each.value}</p>
      <p class="soft">${each.reason} <span class="code">${each.code}</span></p>
    </li>`)}</ul>
  </section>`;
}

/** @param {Context & {installation: any}} context */
function version({ store, installation }) {
  return html`<section class="card">
    <h2>${words.app}</h2>
    <dl class="facts">
      <dt>${words.version}</dt><dd class="code">${build}</dd>
      <dt>${words.device}</dt><dd class="code">${store.device}</dd>
      <dt>${words.files}</dt><dd>${installation.kept ? words.files_yes : words.files_no}</dd>
    </dl>
    ${installation.waiting ? html`<p>${words.update} <a href="#/">${words.to_list}</a></p>` : nothing}
  </section>`;
}

/** @param {Kept} kept @param {{leave: () => void, save: () => void}} deeds */
function leaving({ counts }, { leave, save }) {
  const isUnsent = counts.ops + counts.photos > 0;
  return html`<section class="card">
    <h2>${words.leaving}</h2>
    <p>${isUnsent ? words.leave_unsent : words.leave_what}</p>
    ${isUnsent
      ? html`<button class="button second" type="button" @click=${save}>${icon("download")}${words.rescue_out}</button>`
      : html`<button class="button second" type="button" @click=${leave} data-leave>${icon("leave")}${words.leave}</button>`}
  </section>`;
}
