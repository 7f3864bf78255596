// Without a build the modules still run, and no address but our own ever becomes a script.
import assert from "node:assert/strict";
import { test } from "node:test";

test("a module tried by itself knows that it was not built", async () => {
  const { build, language } = await import("../../../static/js/field/built.js?plain");
  assert.deepEqual([build, language], ["source", "zh"]);
});

test("the page's policy lets our own scripts through and nothing else", async () => {
  let rules;
  const made = [];
  globalThis.BUILT = { build: "abc", language: "en", qr_wasm: "", image_worker: "/field/image_worker.js?1" };
  globalThis.trustedTypes = { createPolicy: (name, given) => ((rules = { name, ...given }), given) };
  globalThis.Worker = class {
    constructor(address, options) {
      made.push([address, options.name]);
    }
  };
  const { build, startWorker } = await import("../../../static/js/field/built.js?built");
  assert.equal(build, "abc");
  assert.equal(rules.name, "inspect");
  startWorker("image");
  assert.deepEqual(made, [["/field/image_worker.js?1", "image"]]);
  assert.equal(rules.createScriptURL("/field/worker.js"), "/field/worker.js");
  for (const address of ["https://example.com/x.js", "/field/other.js", ""]) {
    assert.throws(() => rules.createScriptURL(address), TypeError);
  }
  assert.throws(() => startWorker("journal"), TypeError);
});
