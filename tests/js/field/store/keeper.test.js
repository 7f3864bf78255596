// What is put right when the journal is taken: at a start everything, under a running page only what nobody is writing.
import assert from "node:assert/strict";
import { test } from "node:test";
import { Keeper } from "../../../../static/js/field/store/keeper.js";

/** Photo files that can be listed and removed. */
function filed(...names) {
  const files = new Set(names);
  const folder = {
    getDirectoryHandle: async () => folder,
    keys: async function* () {
      yield* files;
    },
    removeEntry: async (name) => void files.delete(name),
  };
  Object.defineProperty(globalThis, "navigator", { configurable: true, value: { storage: { getDirectory: async () => folder } } });
  return files;
}

/** A database and a journal that agree: one op, no photo. */
function keeping() {
  const stores = {
    meta: { get: async (key) => ({ device: "d", n: 1 })[key] },
    ops: { getAllKeys: async () => [1] },
    photos: { getAllKeys: async () => [] },
  };
  const database = { dataLoss: "none", read: (_, act) => act({ objectStore: (name) => stores[name] }) };
  const keeper = new Keeper(database, () => null);
  keeper.journal = { begin: async () => ({ device: "d", n: 1, numbers: [1], count: 1, size: 9, damaged: 0 }), ready() {} };
  return keeper;
}

test("a photo that was never acknowledged goes at a start", async () => {
  const files = filed("old.jpg");
  await keeping().start();
  assert.deepEqual([...files], []);
});

test("a photo whose op is just being written stays when all is made to agree under a running page", async () => {
  const files = filed();
  const keeper = keeping();
  await keeper.start();
  files.add("new.jpg");
  await keeper.start();
  assert.deepEqual([...files], ["new.jpg"]);
});
