// Photos: taken, kept on this device, sent one after the other, shown, taken off again.
import { forget, keep, waiting } from "./photo_store.js";
import { deletePhoto, postPhoto } from "./transport.js";

const FIRST_WAIT = 2000;
const LONGEST_WAIT = 60_000;

export class Photos {
  /** @param {{data: object, views: Map<string, object>, changed: () => void}} parts */
  constructor({ data, views, changed }) {
    Object.assign(this, { data, views, changed });
    this.texts = data.texts;
    /** @type {{photo: object, tile: HTMLElement, refused: boolean}[]} */
    this.line = [];
    this.running = false;
    this.wait = FIRST_WAIT;
    this.dialog = document.querySelector("[data-photo-dialog]");
    this.#dialog();
    for (const [id, view] of views) {
      for (const photo of data.photos[id] ?? []) this.#shown(view, photo);
      for (const input of view.article.querySelectorAll("[data-photo-input]")) {
        input.addEventListener("change", () => this.#chosen(view, input));
      }
    }
    waiting(data.user, data.sheet).then((left) => {
      for (const photo of left) if (views.has(photo.item)) this.#enqueue(photo);
      this.run();
    });
  }

  /** Photos that are not on the server yet. */
  get waiting() {
    return this.line.length;
  }

  /** The connection may be back. */
  wake() {
    this.wait = FIRST_WAIT;
    this.run();
  }

  /** Send what is waiting, one at a time. */
  async run() {
    if (this.running) return;
    this.running = true;
    let next = this.#next();
    while (next && (await this.#deliver(next))) next = this.#next();
    this.running = false;
  }

  #next() {
    return this.line.find((each) => !each.refused);
  }

  async #chosen(view, input) {
    const files = [...input.files];
    for (const file of files) {
      const photo = {
        id: crypto.randomUUID?.() ?? String(Math.random()),
        user: this.data.user,
        sheet: this.data.sheet,
        item: view.item.id,
        name: file.name || "photo.jpg",
        data: await file.arrayBuffer(),
      };
      photo.kept = await keep(photo);
      this.#enqueue(photo);
    }
    input.value = "";
    this.run();
  }

  #enqueue(photo) {
    const tile = this.#tile(this.views.get(photo.item));
    const image = document.createElement("img");
    image.alt = photo.name;
    image.src = URL.createObjectURL(new Blob([photo.data]));
    tile.append(image, document.createElement("p"));
    this.line.push({ photo, tile, refused: false });
    this.#say(tile, this.texts.photoWaiting, photo.name);
    this.changed();
  }

  async #deliver(entry) {
    const { photo, tile } = entry;
    const url = this.data.photoUrl.replace("ITEM", photo.item);
    const outcome = await postPhoto(url, this.data.token, new Blob([photo.data]), photo.name, (percent) => {
      this.#say(tile, this.texts.uploading.replace("{percent}", percent), photo.name);
    });
    if (outcome.kind === "saved") {
      await forget(photo.id);
      this.wait = FIRST_WAIT;
      this.#take(entry);
      const view = this.views.get(photo.item);
      // The same photo twice is one photo.
      if (!view.article.querySelector(`[data-photo="${outcome.photo.id}"]`)) this.#shown(view, outcome.photo);
      this.changed();
      return true;
    }
    if (outcome.kind === "refused") {
      entry.refused = true;
      this.#refused(entry, outcome.message);
      return true;
    }
    this.#say(tile, photo.kept === false ? this.texts.photoFailed : this.texts.photoWaiting, photo.name);
    this.changed();
    setTimeout(() => this.run(), this.wait);
    this.wait = Math.min(this.wait * 2, LONGEST_WAIT);
    return false;
  }

  #take(entry) {
    this.line = this.line.filter((each) => each !== entry);
    URL.revokeObjectURL(entry.tile.querySelector("img").src);
    const list = entry.tile.parentElement;
    entry.tile.remove();
    list.hidden = !list.children.length;
  }

  /** What the server will never take: say why, and let it be put away. */
  #refused(entry, message) {
    const { photo, tile } = entry;
    this.#say(tile, message, photo.name);
    tile.querySelector("p").classList.add("failed");
    const button = document.createElement("button");
    button.type = "button";
    button.className = "button second";
    button.textContent = this.texts.remove;
    button.addEventListener("click", async () => {
      await forget(photo.id);
      this.#take(entry);
      this.changed();
    });
    tile.append(button);
    this.changed();
  }

  #say(tile, text, name) {
    tile.querySelector("p").textContent = text.replace("{name}", name);
  }

  #tile(view) {
    const list = view.article.querySelector("[data-photos]");
    const tile = document.createElement("li");
    list.append(tile);
    list.hidden = false;
    return tile;
  }

  /** A photo that is on the server. */
  #shown(view, photo) {
    view.photos += 1;
    const tile = this.#tile(view);
    tile.dataset.photo = photo.id;
    const button = document.createElement("button");
    button.type = "button";
    button.className = "photo-open";
    const image = document.createElement("img");
    image.src = photo.thumbnail;
    image.alt = this.texts.photoAlt.replace("{n}", view.photos);
    button.append(image);
    button.addEventListener("click", () => {
      this.opened = { view, photo, tile };
      this.dialog.querySelector("[data-photo-large]").src = photo.picture;
      this.dialog.showModal();
    });
    tile.append(button);
    view.repaint();
  }

  #dialog() {
    this.dialog.querySelector("[data-photo-close]").addEventListener("click", () => this.dialog.close());
    this.dialog.querySelector("[data-photo-remove]").addEventListener("click", async () => {
      const { view, photo, tile } = this.opened;
      this.dialog.close();
      if (!(await deletePhoto(photo.remove, this.data.token))) {
        view.tell("refused", this.texts.removeFailed);
        return;
      }
      const list = tile.parentElement;
      tile.remove();
      list.hidden = !list.children.length;
      view.photos -= 1;
      view.repaint();
      this.changed();
    });
  }
}
