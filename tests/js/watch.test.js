// The preview follows the file: it asks, waits, and loads the page anew once when something changed.
import assert from "node:assert/strict";
import { afterEach, beforeEach, test } from "node:test";

import { follow } from "../../static/js/preview/watch.js";

const real = { fetch: globalThis.fetch, setTimeout: globalThis.setTimeout };
let waiting;
let reloads;

beforeEach(() => {
  waiting = [];
  reloads = 0;
  globalThis.setTimeout = (action) => waiting.push(action);
  globalThis.location = { reload: () => (reloads += 1) };
});

afterEach(() => {
  Object.assign(globalThis, real);
  delete globalThis.location;
});

const answers = (version) => async () => ({ json: async () => ({ version }) });
const pass = () => waiting.shift()();

test("while nothing changes it asks again", async () => {
  globalThis.fetch = answers("a");
  follow({ version: "a", address: "/version.json" });
  await pass();
  assert.deepEqual([reloads, waiting.length], [0, 1]);
});

test("a change is remembered first, then loaded, and not asked for again", async () => {
  const told = [];
  globalThis.fetch = answers("b");
  follow({ version: "a", address: "/version.json" }, () => told.push(reloads));
  await pass();
  assert.deepEqual([told, reloads, waiting.length], [[0], 1, 0]);
});

test("a preview that is being started again is waited for", async () => {
  globalThis.fetch = async () => {
    throw new TypeError("refused");
  };
  follow({ version: "a", address: "/version.json" });
  await pass();
  assert.deepEqual([reloads, waiting.length], [0, 1]);
  globalThis.fetch = answers("b");
  await pass();
  assert.equal(reloads, 1);
});
