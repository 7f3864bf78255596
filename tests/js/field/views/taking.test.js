// A photo is made small for a second or two, and people do not wait for it: they go on, come back, and take the next one.
import assert from "node:assert/strict";
import { test } from "node:test";
import { MemoryStore } from "../../../../static/js/field/store/memory.js";
import { Photos } from "../../../../static/js/field/views/photos.js";

/** @type {any[]} the file fields, as they were made */
const inputs = [];
globalThis.document = {
  createElement: () => {
    const heard = {};
    const input = { heard, addEventListener: (name, listen) => (heard[name] = listen), setAttribute() {}, click() {} };
    inputs.push(input);
    return input;
  },
};
/** Photos being made small: each is unreadable once it is told so. @type {(() => void)[]} */
const shrinking = [];
globalThis.createImageBitmap = () => new Promise((_, reject) => shrinking.push(() => reject(new Error("unreadable"))));

const pause = (milliseconds = 20) => new Promise((resolve) => setTimeout(resolve, milliseconds));
const file = () => new File([new Uint8Array(4)], "a.jpg");

function sheetOf(store, id = "s1") {
  const sheet = { context: { store }, id, inspection: { id: "i1" }, cards: new Map(), parts: { root: { append() {} } } };
  sheet.photos = new Photos(sheet);
  return sheet;
}
function cardOf(sheet, id) {
  const card = { item: { id }, state: { photos: [] }, painted: [] };
  card.paint = () => card.painted.push([sheet.photos.busy.get(id) ?? 0, sheet.photos.troubles.get(id) ?? ""]);
  sheet.cards.set(id, card);
  return card;
}
/** Choose a photo of the library for a card; it is being made small then. */
async function chosen(sheet, card) {
  await sheet.photos.choose(card, "library");
  const input = inputs.findLast((each) => each.multiple);
  input.files = [file()];
  input.heard.change();
  await pause();
}

test("a photo that was being taken when the app was closed is told once, where it belongs", async () => {
  const store = new MemoryStore();
  await store.setSlot({ inspection: "i1", sheet: "s1", item: "floor" });
  const { photos } = sheetOf(store);
  assert.equal(await photos.interrupted(), "floor");
  assert.equal(await photos.interrupted(), null);
});

test("a photo that is still being made small is not told to be lost to who comes back to the sheet", async () => {
  const store = new MemoryStore();
  const sheet = sheetOf(store);
  await chosen(sheet, cardOf(sheet, "floor"));
  assert.equal(await sheetOf(store).photos.interrupted(), null);
  assert.equal((await store.slot())?.item, "floor");
  shrinking.pop()();
  await pause();
  assert.equal(await store.slot(), null);
});

test("what becomes of a photo is told by the card that is there by then", async () => {
  const sheet = sheetOf(new MemoryStore());
  await chosen(sheet, cardOf(sheet, "floor"));
  // Another section, and back.
  const again = cardOf(sheet, "floor");
  shrinking.pop()();
  await pause();
  const [busy, trouble] = again.painted.at(-1) ?? [];
  assert.equal(busy, 0);
  assert.ok(trouble);
});

test("the end of one photo does not take away the place of the next", async () => {
  const store = new MemoryStore();
  const sheet = sheetOf(store);
  await chosen(sheet, cardOf(sheet, "floor"));
  await sheet.photos.choose(cardOf(sheet, "wall"), "library");
  shrinking.pop()();
  await pause();
  assert.equal((await store.slot())?.item, "wall");
});
