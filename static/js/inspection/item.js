// One item of the sheet: its controls, note, reasons, and what is told of them.
import { inWords, listen, paint, whenTyped } from "./controls.js";
import { fails, lacks } from "../field/model/rules.js";

const EXCUSES = ["not_applicable", "not_inspected"];

export class ItemView {
  /**
   * @param {HTMLElement} article
   * @param {object} item  its rules, see presenters/sheets.py
   * @param {{texts: object, change: (id: string, state: object) => void, queue: object}} parts
   */
  constructor(article, item, { texts, change, queue }) {
    Object.assign(this, { article, item, texts, change });
    this.state = { answer: {}, note: "" };
    this.photos = 0;
    this.excuse = null;
    this.controls = listen(
      article,
      item,
      (answer) => this.#set({ answer }),
      () => this.tell("refused", texts.unreadable),
    );
    this.#panels();
    this.#notes();
    this.#excuses();
    this.find("[data-keep-theirs]").addEventListener("click", () => queue.keepTheirs(item.id));
    this.find("[data-use-mine]").addEventListener("click", () => queue.useMine(item.id));
  }

  find(selector) {
    return this.article.querySelector(selector);
  }

  /** What is typed but not yet given is given now. */
  flush() {
    this.controls.flush();
    this.note?.flush();
    this.reason?.flush();
  }

  /** Show a state that came from elsewhere. */
  show(state) {
    this.state = { answer: state.answer ?? {}, note: state.note ?? "" };
    this.excuse = EXCUSES.find((name) => this.state.answer[name]) ?? null;
    this.repaint();
  }

  /** Show the state as it is, with what it lacks. */
  repaint() {
    const { article, item, state, texts } = this;
    paint(article, item, state, texts);
    const missing = lacks(item, state, this.photos);
    const failed = fails(item, state);
    const excused = EXCUSES.some((name) => state.answer[name]);
    const answered = !missing.includes("answer") && (Object.keys(state.answer).length > 0 || this.photos > 0);
    article.classList.toggle("failed", failed);
    article.classList.toggle("excused", excused);
    article.classList.toggle("answered", answered && !failed && !excused);
    for (const name of ["photo", "note"]) {
      const mark = this.find(`[data-${name}-wanted]`);
      if (mark) mark.hidden = !missing.includes(name);
    }
    if ((missing.includes("note") || state.note) && this.noteField) this.#open("note", true);
    if (this.noteField && this.noteField !== document.activeElement) this.noteField.value = state.note;
    this.#paintExcuses();
  }

  /** One line under the controls: saving, saved, waiting, refused. */
  tell(kind, text) {
    const line = this.find("[data-state]");
    line.className = `item-state ${kind}`;
    line.textContent = text;
    if (kind !== "clash") this.find("[data-clash]").hidden = true;
  }

  /** Somebody else answered: show both ways on. */
  clash(current) {
    this.tell("clash", "");
    this.find("[data-clash]").hidden = false;
    this.find("[data-clash-text]").textContent = this.texts.clash.replace(
      "{answer}",
      inWords(this.article, current, this.texts),
    );
  }

  #set(part) {
    const next = { ...this.state, ...part };
    if (JSON.stringify(next) === JSON.stringify(this.state)) return;
    this.state = next;
    if (part.answer) this.excuse = EXCUSES.find((name) => next.answer[name]) ?? null;
    this.repaint();
    this.change(this.item.id, next);
  }

  #panels() {
    for (const button of this.article.querySelectorAll("[data-open]")) {
      button.addEventListener("click", () => {
        const open = button.getAttribute("aria-expanded") !== "true";
        this.#open(button.dataset.open, open);
        if (open) this.find(`[data-panel="${button.dataset.open}"] :is(textarea, .option)`)?.focus();
      });
    }
  }

  #open(name, open) {
    this.find(`[data-panel="${name}"]`).hidden = !open;
    this.find(`[data-open="${name}"]`).setAttribute("aria-expanded", String(open));
  }

  #notes() {
    this.noteField = this.find("[data-note]");
    if (!this.noteField) return;
    this.note = whenTyped(this.noteField, () => this.#set({ note: this.noteField.value }));
    for (const chip of this.article.querySelectorAll("[data-phrase]")) {
      chip.addEventListener("click", () => {
        const before = this.noteField.value.trim();
        const phrase = chip.dataset.phrase;
        if (before.includes(phrase)) return;
        this.noteField.value = before ? `${before}; ${phrase}` : phrase;
        this.#set({ note: this.noteField.value });
      });
    }
  }

  #excuses() {
    this.reasonField = this.find("[data-reason]");
    this.reason = whenTyped(this.reasonField, () => this.#giveReason());
    for (const button of this.article.querySelectorAll("[data-excuse]")) {
      button.addEventListener("click", () => {
        if (button.getAttribute("aria-pressed") === "true") {
          this.excuse = null;
          this.#paintExcuses();
          if (EXCUSES.some((name) => this.state.answer[name])) this.#set({ answer: {} });
          return;
        }
        this.excuse = button.dataset.excuse;
        this.#paintExcuses();
        if (this.reasonField.value.trim()) {
          this.#giveReason();
          return;
        }
        this.tell("", this.texts.reasonNeeded);
        this.reasonField.focus();
      });
    }
    for (const chip of this.article.querySelectorAll("[data-reason-phrase]")) {
      chip.addEventListener("click", () => {
        this.reasonField.value = chip.dataset.reasonPhrase;
        this.#giveReason();
      });
    }
  }

  #giveReason() {
    const reason = this.reasonField.value.trim();
    if (this.excuse && reason) this.#set({ answer: { [this.excuse]: reason } });
  }

  #paintExcuses() {
    for (const button of this.article.querySelectorAll("[data-excuse]")) {
      button.setAttribute("aria-pressed", String(button.dataset.excuse === this.excuse));
    }
    for (const chip of this.article.querySelectorAll("[data-reason-for]")) {
      chip.hidden = chip.dataset.reasonFor !== this.excuse;
    }
    this.find("[data-reason-part]").hidden = !this.excuse;
    const given = EXCUSES.map((name) => this.state.answer[name]).find(Boolean);
    if (given) this.#open("more", true);
    if (this.reasonField !== document.activeElement) this.reasonField.value = given ?? "";
  }
}
