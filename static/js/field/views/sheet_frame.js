// What stands around the items: head, section list, foot.
/** @import { SheetView } from "./sheet.js" */
import words from "#words/sheet.js";

import { html, nothing, render } from "lit-html";
import { icon } from "../icon.js";
import { openAt } from "../model/waiting.js";
import { moment } from "../moments.js";
import { say } from "../say.js";
import { placeName, read } from "./wording.js";

/** The page's parts, each rendered by itself. */
export function frame() {
  /** @param {string} name @param {string} [kind] */
  const part = (name, kind = "div") => {
    const element = document.createElement(kind);
    element.className = name;
    return element;
  };
  const root = part("sheet");
  const [head, warnings, layout, nav, list] = [part("sheet-head", "header"), part("sheet-warnings"), part("sheet-layout"), part("section-nav", "nav"), part("section-list")];
  const [title, cards, empty, foot, told] = [part("section-title", "h2"), part("cards"), part("soft", "p"), part("sheet-foot"), part("unseen", "p")];
  nav.setAttribute("aria-label", words.sections);
  title.tabIndex = -1;
  told.setAttribute("role", "status");
  empty.textContent = words.nothing_here;
  empty.hidden = true;
  const [tools, removal] = [part("encounter-tools"), part("removal")];
  list.append(title, cards, empty, removal);
  layout.append(nav, list);
  root.append(head, warnings, layout, foot, told);
  return { root, head, warnings, nav, list, title, cards, nothing: empty, foot, told, tools, removal, score: part("sheet-score", "span") };
}

/** @param {SheetView} view */
export function paintHead(view) {
  const { inspection, id, parts } = view;
  const checklist = inspection.checklist(id);
  const { asked, answered } = inspection.progress(id);
  const isEncounter = checklist.per === "encounter";
  render(
    html`<div class="sheet-title"><h1>${read(checklist.title)}</h1><p>${placeName(inspection.sheet(id)?.label ?? "")}</p></div>
      ${isEncounter ? parts.tools : nothing}
      <div class="sheet-progress">
        <p><strong>${say(words.progress, { n: answered, total: asked })}</strong>${parts.score}</p>
        <progress class="progress" max=${Math.max(1, asked)} .value=${answered} aria-label=${words.progress_label}></progress>
      </div>`,
    parts.head,
  );
  // What is done with encounters is read later; a part that cannot be read now is asked for when this is drawn again.
  if (isEncounter) import("./encounter.js").then(({ paintTools }) => paintTools(view), () => {});
  render(warnings(view), parts.warnings);
  // Where another tab writes, taps here would only be told to be unsaved; after the end, refused.
  parts.cards.inert = inspection.completed || view.context.store.health.state === "elsewhere";
}

/** @param {SheetView} view */
function warnings({ context, inspection, id, me }) {
  const { state } = context.store.health;
  const others = inspection.claims.filter((claim) => claim.sheet === id && claim.by !== me);
  const location = inspection.sheet(id)?.location ?? null;
  const waiting = openAt(inspection, location);
  return [
    waiting ? html`<p class="notice info">${icon("finding")}<span>${say(words.verify_here, { n: waiting })}</span><a class="button second" href=${`#/i/${inspection.id}/at/${location}`}>${words.to_verify}</a></p>` : nothing,
    inspection.completed ? html`<p class="notice info">${icon("lock")}<span>${words.completed}</span></p>` : nothing,
    state === "ok" ? nothing : html`<p class="notice bad" role="alert">${icon("warning")}<span>${words[state]}</span></p>`,
    ...others.map(
      ({ name, at }) =>
        html`<p class="notice warn">${icon("users")}<span>${say(words.claimed, { name, time: moment(at) })}</span></p>`,
    ),
  ];
}

/** The whole inspection's score so far: the server's counts, this one only tells how it goes. @param {SheetView} view */
export function paintScore({ inspection, parts }) {
  const score = inspection.score();
  if (!score) return;
  const { displayed, grade, gradable } = score;
  const title = inspection.programme.grading.bands.find((/** @type {{grade: string}} */ band) => band.grade === grade)?.title;
  const told = gradable ? say(words.grade, { grade: read(title) }) : words.not_gradable;
  render(
    displayed === null ? words.no_score : html`<strong data-score>${say(words.score, { score: displayed })}</strong> ${told}`,
    parts.score,
  );
}

/** @param {SheetView} view */
export function paintSections(view) {
  const { groups, section, inspection, id, parts } = view;
  const progress = inspection.sections(id);
  parts.title.textContent = read(groups[section].title);
  parts.nav.hidden = groups.length < 2;
  parts.nav.parentElement?.classList.toggle("single", groups.length < 2);
  const open = (/** @type {number} */ index) => {
    view.show(index);
    toTop(view);
  };
  render(
    groups.map(({ title }, index) => {
      const { asked, answered, open: left, failed } = progress[index];
      const name = read(title);
      return html`<button type="button" class="section-button" aria-current=${index === section ? "true" : nothing} @click=${() => open(index)}>
        <span>${name}</span>
        ${failed ? html`<span class="section-failed" title=${say(words.section_failed, { n: failed })}>${icon("cross")}${failed}</span>` : nothing}
        <span class="section-count ${left === 0 ? "done" : ""}">${asked ? `${answered}/${asked}` : "–"}</span>
      </button>`;
    }),
    parts.nav,
  );
}

/** @param {SheetView} view */
function toTop({ parts }) {
  parts.root.scrollIntoView({ block: "start" });
  parts.title.focus({ preventScroll: true });
}

/** @param {SheetView} view */
export function paintFoot(view) {
  const { inspection, section, groups, parts, id } = view;
  const done = inspection.nextOpen(id) === null;
  /** @param {number} change @param {string} picture @param {string} label */
  const step = (change, picture, label) =>
    html`<button type="button" class="button second step-section" ?disabled=${!groups[section + change]} @click=${() => {
      view.show(section + change);
      toTop(view);
    }}>${icon(picture)}<span>${label}</span></button>`;
  render(
    html`<button type="button" class="button quiet" data-undo ?disabled=${inspection.completed || !inspection.steps.any(id)} @click=${() => view.undo()}>
        ${icon("undo")}<span>${words.undo}</span></button>
      ${groups.length > 1 ? [step(-1, "previous", words.previous_section), step(1, "next", words.next_section)] : nothing}
      <p class="keys">${words.keys}</p>
      <button type="button" class="button next-open" data-next-open @click=${() => view.next()}>
        <span>${done ? words.to_review : words.next_open}</span>${icon(done ? "next" : "down")}</button>`,
    parts.foot,
  );
}
