// The inspection that is open, kept between views and brought up to date when the store has something new.
/** @import {Store} from "./types.js" */
/** @import {Inspection} from "./model/inspection.js" */

// A tap is shown by its own view at once; what other tabs and the server say may wait for a pause.
const PAUSE = 400;

export class Inspections {
  /** `now`: once it is read; `isOld`: the next view reads it anew. @type {{id: string, opened: Promise<Inspection>, now?: Inspection, isOld?: boolean}|null} */
  #open = null;
  /** Whether its document was downloaded anew, or let go of. */
  #isWhole = false;
  /** The claims the store told of last. */
  #claims = "[]";
  /** Whether it is over, as the store told last. */
  #state = "";
  /** @type {ReturnType<typeof setTimeout>|undefined} */
  #timer;
  /** @type {Promise<unknown>} */
  #refreshing = Promise.resolve();

  /** @param {Store} store @param {() => void} redraw */
  constructor(store, redraw) {
    this.store = store;
    this.redraw = redraw;
    store.on("entries", ({ inspection, recorded, whole = false }) => {
      if (inspection === undefined || inspection !== this.#open?.id) return;
      this.#isWhole ||= whole;
      // What is recorded here was on the inspection before the store had it, unless a view that was left wrote it.
      if (!recorded || !this.#open.now?.ledger.isSaving) this.#soon();
    });
  }

  /** The inspection, downloaded before; rejects with NotHere otherwise. @param {string} id */
  get(id) {
    if (this.#open?.id !== id || this.#open.isOld) {
      const opened = this.#read(id);
      const open = (this.#open = { id, opened });
      opened.then((now) => Object.assign(open, { now }), () => this.#forget(opened));
    }
    return this.#open.opened;
  }

  /** @param {Promise<Inspection>} opened */
  #forget(opened) {
    if (this.#open?.opened === opened) this.#open = null;
  }

  /** @param {string} id */
  async #read(id) {
    // The model is read while the database answers; the list needs neither.
    const [bundle, entries, model] = await Promise.all([
      this.store.bundle(id), this.store.entries(id), import("./views/round.js"),
    ]);
    if (!bundle) throw new NotHere(id);
    this.#claims = JSON.stringify(bundle.claims);
    this.#state = bundle.inspection.state;
    return new model.Inspection(bundle, entries);
  }

  #soon() {
    clearTimeout(this.#timer);
    // One after the other: what was asked first must not be told last.
    this.#timer = setTimeout(() => (this.#refreshing = this.#refreshing.then(() => this.#refresh()).catch(console.error)), PAUSE);
  }

  async #refresh() {
    if (!this.#open) return;
    const { id, opened } = this.#open;
    const inspection = await opened;
    const asked = inspection.ledger.turn;
    const [entries, claims, summaries, rejected] = await Promise.all([
      this.store.entries(id), this.store.claims(id), this.store.summaries(), this.store.rejected(id),
    ]);
    if (this.#open?.opened !== opened) return;
    if (this.#isWhole) {
      this.#isWhole = false;
      const { hash } = inspection.bundle.revision;
      this.#open.isOld = (await this.store.bundle(id))?.revision.hash !== hash;
    }
    // Tapped meanwhile: what the store told of that place is old already.
    if (inspection.ledger.turn !== asked) this.#soon();
    // What this tab claimed a moment ago is on the inspection before the store hears of it.
    const isClaimed = JSON.stringify(claims) !== this.#claims;
    if (isClaimed) inspection.claims = claims;
    this.#claims = JSON.stringify(claims);
    const facts = inspection.bundle.inspection;
    facts.state = summaries.find((each) => each.id === id)?.state ?? facts.state;
    const isEnded = facts.state !== this.#state;
    this.#state = facts.state;
    const isNew = inspection.apply(entries, asked).length > 0;
    const isRefused = inspection.ledger.drop(new Set(rejected.map(({ op }) => op.id)));
    if (isNew || isRefused || isClaimed || isEnded) this.redraw();
  }
}

/** The inspection was not downloaded to this tablet. */
export class NotHere extends Error {
  name = "NotHere";
}
