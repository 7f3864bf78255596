// One section of the sheet at a time, and the way to the next open item.
import { lacks } from "../field/model/rules.js";

export class Sections {
  /** @param {{groups: object[], views: Map<string, object>, texts: object}} parts */
  constructor({ groups, views, texts }) {
    Object.assign(this, { groups, views, texts });
    this.panes = [...document.querySelectorAll("[data-section]")];
    this.buttons = [...document.querySelectorAll("[data-section-button]")];
    this.open = 0;
    for (const button of this.buttons) {
      button.addEventListener("click", () => this.show(Number(button.dataset.sectionButton), true));
    }
    for (const button of document.querySelectorAll("[data-section-step]")) {
      button.addEventListener("click", () => this.show(this.open + Number(button.dataset.sectionStep), true));
    }
    document.querySelector("[data-next-open]").addEventListener("click", () => this.goToNext());
    this.visible = new Set();
  }

  /** Open the section or item the address names, else the first section. */
  begin() {
    const asked = new URLSearchParams(location.search);
    const item = asked.get("item");
    if (item && this.#sectionOf(item) >= 0) this.aim(item);
    else this.show(Number(asked.get("section") ?? 0) || 0, false);
  }

  /** Show a section; the address remembers it, so that a reload comes back to it. */
  show(index, move) {
    if (index < 0 || index >= this.panes.length) return;
    this.open = index;
    this.panes.forEach((pane, place) => (pane.hidden = place !== index));
    this.buttons.forEach((button, place) => {
      if (place === index) button.setAttribute("aria-current", "true");
      else button.removeAttribute("aria-current");
    });
    document.querySelector('[data-section-step="-1"]').hidden = index === 0;
    const last = index === this.panes.length - 1;
    document.querySelector('[data-section-step="1"]').hidden = last;
    document.querySelector("[data-after]").hidden = !last;
    const address = new URL(location.href);
    address.searchParams.delete("item");
    address.searchParams.set("section", String(index));
    history.replaceState(history.state, "", address);
    if (move) {
      window.scrollTo({ top: 0 });
      this.panes[index].querySelector("h2").focus({ preventScroll: true });
    }
  }

  /** Bring an item into view. */
  aim(id) {
    this.show(this.#sectionOf(id), false);
    const { article } = this.views.get(id);
    for (const other of document.querySelectorAll(".item.aim")) other.classList.remove("aim");
    article.classList.add("aim");
    article.scrollIntoView({ block: "start" });
    article.querySelector(".option, .input, button")?.focus({ preventScroll: true });
  }

  /** The next item that lacks something: below the one last aimed at, else from the top. */
  goToNext() {
    const items = this.groups.flatMap((group) => group.items);
    const aimed = document.querySelector(".item.aim")?.dataset.item;
    const from = aimed && this.#sectionOf(aimed) === this.open ? items.findIndex((item) => item.id === aimed) + 1 : 0;
    const start = from || items.findIndex((item) => item.id === this.groups[this.open].items[0]?.id);
    const turned = [...items.slice(start), ...items.slice(0, start)];
    const found = turned.find((item) => this.visible.has(item.id) && this.#missing(item).length > 0);
    if (found) this.aim(found.id);
    else document.querySelector("[data-after]").focus();
  }

  /** Count again what is answered, show what is asked now. */
  recount(visible) {
    this.visible = visible;
    const asked = (items) => items.filter((item) => visible.has(item.id) && item.required);
    const answered = (items) => items.filter((item) => !this.#missing(item).includes("answer"));
    this.groups.forEach((group, index) => {
      const items = asked(group.items);
      const done = answered(items).length;
      const count = this.buttons[index].querySelector("[data-section-count]");
      count.textContent = items.length ? `${done}/${items.length}` : "–";
      const complete = group.items.every((item) => !visible.has(item.id) || this.#missing(item).length === 0);
      count.classList.toggle("done", complete);
      this.panes[index].querySelector("[data-nothing]").hidden = group.items.some((item) => visible.has(item.id));
    });
    const all = asked(this.groups.flatMap((group) => group.items));
    const done = answered(all).length;
    const bar = document.querySelector("[data-progress]");
    [bar.max, bar.value] = [Math.max(1, all.length), done];
    document.querySelector("[data-progress-text]").textContent = this.texts.progress
      .replace("{n}", done)
      .replace("{total}", all.length);
    const open = this.groups.some((group) =>
      group.items.some((item) => visible.has(item.id) && this.#missing(item).length > 0),
    );
    document.querySelector("[data-next-open]").hidden = !open;
  }

  #missing(item) {
    const view = this.views.get(item.id);
    return lacks(item, view.state, view.photos);
  }

  #sectionOf(id) {
    return this.groups.findIndex((group) => group.items.some((item) => item.id === id));
  }
}
