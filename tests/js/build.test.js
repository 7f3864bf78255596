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
  const parts = [facts.style, facts.views_style, facts.qr_wasm, facts.service_worker, facts.image_worker, facts.journal_worker];
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
  for (const name of [facts.style, facts.views_style, facts.qr_wasm]) assert.ok(worker.includes(`/static/built/${name}`), name);
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

test("every view weighs at most 40 kB where it is opened by itself", () => {
  for (const language of ["zh", "en"]) {
    for (const view of ["list", "walk", "sheet", "review", "ending", "verify", "finding", "besides"]) {
      // A sheet, which people open most, does without what the others look like.
      const styles = view === "sheet" ? [facts.style] : [facts.style, facts.views_style];
      const opened = weight([...facts.opened[language][`views/${view}.js`], ...styles]);
      assert.ok(opened <= 40_000, `${language} ${view}: ${opened} bytes`);
    }
  }
});

test("what a sheet needs brings nothing that sends, scores, draws or restores", () => {
  const files = facts.opened.zh["views/sheet.js"].map(read).join("");
  for (const other of ["sync/engine.js", "store/later.js", "model/engine.js", "views/photo_viewer.js", "views/taking.js"]) {
    const own = facts.opened.zh[other].filter((name) => !facts.opened.zh["views/sheet.js"].includes(name));
    assert.ok(own.length > 0 && own.every((name) => !files.includes(read(name))), other);
  }
});

test("all that a tablet keeps weighs at most 97 kB", () => {
  // Read once the first view is there. Files of their own pack a little worse than one would; this keeps it from growing
  // unseen.
  for (const language of ["zh", "en"]) {
    const whole = weight([...first(language), ...facts.later[language], facts.views_style]);
    assert.ok(whole <= 97_000, `${language}: ${whole} bytes`);
  }
});

test("the same sources give the same files, and what is no longer named goes", async () => {
  const names = readdirSync(folder).sort();
  writeFileSync(join(folder, "app-zh-OLD.js"), "");
  const again = await build(folder);
  assert.deepEqual(again.facts, facts);
  assert.deepEqual(readdirSync(folder).sort(), names);
});
