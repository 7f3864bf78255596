// The keyboard's way through a sheet. Keys count only while an item has the focus, so that they disturb no screen
// reader and no field.
/** @import { SheetView } from "./sheet.js" */
import { tapsOf } from "./wording.js";

/**
 * @param {SheetView} view
 * @param {KeyboardEvent} event
 */
export function keyOn(view, event) {
  const target = /** @type {HTMLElement} */ (event.target);
  const article = target.closest("article");
  const card = view.cards.get(article?.dataset.item ?? "");
  if (!article || !card || event.isComposing) return;
  if (target.matches("input, textarea, select")) {
    inField(view, event, target, article);
    return;
  }
  if (event.altKey || event.metaKey || event.ctrlKey) {
    if (event.key === "z" && !event.altKey) taken(event, () => view.undo());
    return;
  }
  const choice = /^[1-9]$/.test(event.key) ? tapsOf(card.item)[Number(event.key) - 1] : undefined;
  if (choice) taken(event, () => card.tap(choice.answer));
  else if (event.key === "ArrowDown" || event.key === "ArrowUp") taken(event, () => beside(view, card.item.id, event.key === "ArrowDown" ? 1 : -1));
  else if (event.key === "Enter" && target === article) taken(event, () => onEnter(view, article));
  else if (event.key === "n" && card.item.note !== "never") taken(event, () => card.reveal("note"));
  else if (event.key === "u") taken(event, () => view.undo());
}

/**
 * @param {Event} event
 * @param {() => void} action
 */
function taken(event, action) {
  event.preventDefault();
  action();
}

/**
 * In a field Enter goes on and Escape leads out; everything else is typing.
 * @param {SheetView} view
 * @param {KeyboardEvent} event
 * @param {HTMLElement} field
 * @param {HTMLElement} article
 */
function inField(view, event, field, article) {
  if (event.key === "Escape") article.focus();
  else if (event.key === "Enter" && field.matches("input")) taken(event, () => view.next());
}

/**
 * An unanswered item with a field to fill is entered, anything else is passed.
 * @param {SheetView} view
 * @param {HTMLElement} article
 */
function onEnter(view, article) {
  const field = /** @type {HTMLElement | null} */ (article.querySelector(".answer .input"));
  const card = view.cards.get(article.dataset.item ?? "");
  if (field && card?.lacks.includes("answer")) field.focus();
  else view.next();
}

/**
 * @param {SheetView} view
 * @param {string} from
 * @param {number} change
 */
function beside(view, from, change) {
  const shown = [...view.cards.values()].filter((card) => !card.element.hidden);
  const next = shown[shown.findIndex((card) => card.item.id === from) + change];
  if (next) view.aim(next.item.id);
  else view.show(view.section + change);
}
