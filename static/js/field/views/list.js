// The inspections of the tablet: what is here, what can be fetched, what is ready for a place without a network.
import words from "#words/list.js";
import { html, nothing } from "lit-html";
import { language } from "../built.js";
import { chooseTheme, switchLanguage } from "../choices.js";
import { icon } from "../icon.js";
import { isApple, isInstalled, isPersisted } from "../tablet.js";
import { isToday, moment } from "../moments.js";
import { newest } from "../newest.js";
import { checksOf, isReady } from "../readiness.js";
import { say } from "../say.js";
import { theme } from "../theme.js";
import { DueList } from "./due.js";
import { unsent } from "./status.js";

/**
 * @import {Context, KeptSummary, Session} from "../types.js"
 * @import {Facts} from "../readiness.js"
 * @typedef {{summaries: KeptSummary[], session: Session|null, photos: Map<string, number>, facts: Facts}} Shown
 */

const NEXT_THEME = { auto: "dark", dark: "light", light: "auto" };

/** Unfinished before finished, one's own before others', the newest first. @param {Session|null} session */
const order = (session) => (/** @type {KeptSummary} */ one, /** @type {KeptSummary} */ other) => {
  const rank = (/** @type {KeptSummary} */ each) =>
    (each.state === "completed" ? 2 : 0) + (each.inspector?.id === session?.user.id ? 0 : 1);
  return rank(one) - rank(other) || other.started_at.localeCompare(one.started_at);
};

/** What "download today's" means: under way, not here, and one's own or begun today. @param {Shown} shown */
export function missingToday({ summaries, session }) {
  return summaries.filter(
    (each) =>
      each.state !== "completed" && !each.ready &&
      (each.inspector?.id === session?.user.id || isToday(each.started_at)),
  );
}

/** @param {Context & {installation: any}} context */
export async function listView(context) {
  const { store, sync, installation } = context;
  /** @type {Set<string>} */
  const fetching = new Set();
  let refused = "";
  let shown = await read(context);

  const again = newest(() => read(context), (found) => {
    shown = found;
    context.redraw();
  });
  const offs = ["ops", "photos", "session"].map((name) => store.on(/** @type {any} */ (name), again));

  /** @param {string[]} ids */
  const download = async (ids) => {
    refused = "";
    for (const id of ids) fetching.add(id);
    context.redraw();
    // What is fetched is to stay: browsers ask the person, or decide by how much the app is used.
    await navigator.storage?.persist?.().catch(() => false);
    for (const id of ids) {
      const here = await sync.download(id).catch(() => false);
      if (!here) refused = words.not_downloaded;
      fetching.delete(id);
      await again();
    }
  };
  /** @param {KeptSummary} summary */
  const remove = async (summary) => {
    if (!confirm(say(words.remove_question, { project: summary.project.name }))) return;
    refused = await store.forget(summary.id).then(() => "", () => words.not_removed);
    await again();
  };

  // The server's list comes when it comes; what is kept is on the screen meanwhile.
  void sync.refreshList().then((fresh) => (fresh ? again() : undefined), () => {});
  const due = new DueList(context);
  void due.read().catch(() => {});
  void installation.look();

  return {
    // Whether the app's files are here may become true while the list is open.
    render: () => page(context, { ...shown, facts: { ...shown.facts, app: installation.kept } }, { fetching, refused, download, remove, due: () => due.render() }),
    leave: () => {
      due.leave();
      offs.forEach((off) => off());
    },
  };
}

/** @param {Context} context @returns {Promise<Shown>} */
async function read({ store }) {
  const [summaries, session, unsent, camera, persisted] = await Promise.all([
    store.summaries(), store.session(), store.unsentPhotos(), cameraPermission(), isPersisted(store),
  ]);
  /** @type {Map<string, number>} */
  const photos = new Map();
  for (const { inspection } of unsent) photos.set(inspection, (photos.get(inspection) ?? 0) + 1);
  const facts = { app: false, persisted, healthy: store.health.state !== "broken", camera };
  // What is finished and not here has nothing to offer on a tablet; the office has its report.
  const offered = summaries.filter((each) => each.state !== "completed" || each.ready || each.unsent > 0);
  return { summaries: offered.sort(order(session)), session, photos, facts };
}

/** @returns {Promise<string>} "granted", "denied", "prompt", or "" where the browser does not say */
async function cameraPermission() {
  try {
    return (await navigator.permissions.query({ name: /** @type {PermissionName} */ ("camera") })).state;
  } catch {
    return "";
  }
}

/**
 * @typedef {{fetching: Set<string>, refused: string, download: (ids: string[]) => void,
 *   remove: (summary: KeptSummary) => void, due: () => unknown}} Deeds
 */

/** @param {Context & {installation: any}} context @param {Shown} shown @param {Deeds} deeds */
function page(context, shown, deeds) {
  const wanted = missingToday(shown).filter((each) => !deeds.fetching.has(each.id));
  const one = { ...deeds, shown };
  return html`<div class="head">
      <div><h1>${words.title}</h1>${shown.session ? html`<p class="soft">${shown.session.user.name}</p>` : nothing}</div>
      <div class="row">
        <a class="button second" href="#/scan">${icon("qr")}${words.scan}</a>
        ${wanted.length ? html`<button class="button" type="button" @click=${() => deeds.download(wanted.map((each) => each.id))}>${icon("download")}${say(words.download_today, { n: wanted.length })}</button>` : nothing}
      </div>
    </div>
    ${offer(context.installation)}
    ${deeds.refused ? html`<div class="notice warn" role="alert">${icon("warning")}<p>${deeds.refused}</p></div>` : nothing}
    ${deeds.due() ?? nothing}
    ${shown.summaries.length ? html`<ul class="inspections">${shown.summaries.map((summary) => card(summary, one))}</ul>` : empty()}
    <p><a class="button second" href="/inspections/new">${icon("plus")}${words.start}</a></p>
    ${tools(context)}`;
}

const empty = () => html`<div class="card empty">${icon("inspection")}<p>${words.empty}</p></div>`;

/** A new version, where nobody is in the middle of an inspection. @param {any} installation */
function offer(installation) {
  if (!installation.waiting) return nothing;
  return html`<div class="notice info">${icon("download")}<p>${installation.hindered ? words.update_hindered : words.update}</p>
    <button class="button second" type="button" ?disabled=${installation.updating} @click=${() => installation.update()}>${installation.updating ? words.updating : words.update_now}</button></div>`;
}

/** @param {KeptSummary} summary @param {Deeds & {shown: Shown}} given */
function card(summary, { shown, fetching, download, remove }) {
  const photos = shown.photos.get(summary.id) ?? 0;
  const busy = fetching.has(summary.id);
  const address = summary.state === "completed" ? `#/i/${summary.id}/receipt` : `#/i/${summary.id}`;
  const other = summary.inspector && summary.inspector.id !== shown.session?.user.id ? summary.inspector.name : "";
  const about = [summary.programme[language], other, say(words.started, { at: moment(summary.started_at) })];
  return html`<li class="card inspection" data-inspection=${summary.id}>
    <div class="inspection-what">
      <h2>${summary.project.name}</h2>
      <p class="soft">${summary.number} · ${about.filter(Boolean).join(" · ")}</p>
      <p class="badges">${badges(summary, shown.facts, photos)}</p>
    </div>
    <div class="inspection-do">
      ${summary.ready
        ? html`<a class="button wide" href=${address}>${words.open}<span class="unseen"> ${summary.project.name}</span>${icon("next")}</a>`
        : html`<button class="button second wide" type="button" ?disabled=${busy} @click=${() => download([summary.id])}>${icon("download")}${busy ? words.downloading : words.download}<span class="unseen"> ${summary.project.name}</span></button>`}
    </div>
    ${summary.ready ? readiness(summary, shown.facts, () => download([summary.id]), summary.unsent + photos === 0 ? () => remove(summary) : null) : nothing}
  </li>`;
}

/** @param {KeptSummary} summary @param {Facts} facts @param {number} photos */
function badges(summary, facts, photos) {
  const ready = isReady(summary, facts);
  const waits = { ops: summary.unsent, photos };
  const late = summary.unsent + photos > 0 ? html`<span class="badge warn">${icon("upload")}${unsent(waits)}</span>` : nothing;
  if (summary.state === "completed") return [html`<span class="badge">${words.completed}</span>`, late];
  return [
    ready ? html`<span class="badge good">${icon("check")}${words.ready}</span>` : nothing,
    !ready && summary.ready ? html`<span class="badge fair">${icon("warning")}${words.half_ready}</span>` : nothing,
    summary.ready ? nothing : html`<span class="badge">${words.not_here}</span>`,
    late,
  ];
}

/** @param {KeptSummary} summary @param {Facts} facts @param {() => void} download @param {(() => void)|null} remove */
function readiness(summary, facts, download, remove) {
  return html`<details class="readiness">
    <summary>${words.readiness}${icon("down")}</summary>
    <ul class="checks">${checksOf(summary, facts).map(({ name, well }) => html`<li class=${well ? "good" : "fair"}>${icon(well ? "check" : "warning")}<span>${/** @type {any} */ (words)[`check_${name}_${well ? "yes" : "no"}`]}</span></li>`)}</ul>
    <div class="row">
      <button class="button quiet" type="button" @click=${download}>${icon("sync")}${words.download_again}</button>
      ${remove ? html`<button class="button quiet" type="button" @click=${remove}>${icon("trash")}${words.remove}</button>` : html`<span class="soft">${words.remove_later}</span>`}
    </div>
  </details>`;
}

/** @param {Context & {installation: any}} context */
function tools({ installation, redraw }) {
  const now = theme();
  const turn = () => {
    chooseTheme(/** @type {any} */ (NEXT_THEME[now]));
    redraw();
  };
  const installable = !isInstalled() && (installation.prompt || isApple());
  return html`<nav class="tools" aria-label=${words.tools}>
    ${installable ? html`<a class="button quiet" href="#/install">${icon("tablet")}${words.install}</a>` : nothing}
    <button class="button quiet" type="button" @click=${turn}>${icon(now === "light" ? "sun" : "moon")}${words[`theme_${now}`]}</button>
    <button class="button quiet" type="button" lang=${language === "zh" ? "en" : "zh-Hans"} @click=${switchLanguage}>${icon("language")}${words.other_language}</button>
    <a class="button quiet" href="#/storage">${icon("storage")}${words.storage}</a>
    <a class="button quiet" href="/">${icon("home")}${words.office}</a>
  </nav>`;
}
