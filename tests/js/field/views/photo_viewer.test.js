// A photo large: the one that was tapped last, in a page that is still there.
import assert from "node:assert/strict";
import { test } from "node:test";
import { PhotoViewer } from "../../../../static/js/field/views/photo_viewer.js";

globalThis.CSS = { escape: (text) => text };

/** A viewer over a store whose files come when told. */
function opened() {
  const shown = [];
  const dialog = { isConnected: true, open: false, setAttribute() {}, addEventListener: (_, listen) => (dialog.closed = listen) };
  dialog.showModal = () => shown.push("open");
  globalThis.document = { createElement: () => dialog };
  const files = new Map();
  const store = { photoFile: (blob) => new Promise((resolve) => files.set(blob, () => resolve(new Blob([blob])))) };
  const addresses = [];
  URL.createObjectURL = (file) => (addresses.push(file), `blob:${addresses.length}`);
  // Without the photo nothing is drawn: what is shown is not what is asked here.
  const card = { item: { id: "floor" }, state: { photos: [] } };
  const viewer = new PhotoViewer({ context: { store }, parts: { root: { append() {} } } });
  return { viewer, card, files, shown, addresses, dialog };
}

test("of two that were tapped one after the other the second is shown, though the first comes last", async () => {
  const { viewer, card, files, shown, addresses } = opened();
  const both = [viewer.open(card, "a"), viewer.open(card, "b")];
  files.get("b")();
  files.get("a")();
  await Promise.all(both);
  assert.deepEqual(shown, ["open"]);
  assert.equal(await addresses.at(-1).text(), "b");
});

test("nothing is opened over a page that was left meanwhile", async () => {
  const { viewer, card, files, shown, addresses, dialog } = opened();
  const opening = viewer.open(card, "a");
  dialog.isConnected = false;
  files.get("a")();
  await opening;
  assert.deepEqual([shown, addresses], [[], []]);
});
