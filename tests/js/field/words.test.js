// Every sentence exists in both languages with the same gaps, and every one is said somewhere.
import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";

const FIELD = fileURLToPath(new URL("../../../static/js/field/", import.meta.url));
const GAP = /\{(\w+)(?:\|[^{}]*)?\}/g;
const rooms = readdirSync(join(FIELD, "words/zh")).sort();
const sources = readdirSync(FIELD, { recursive: true })
  .filter((name) => name.endsWith(".js") && !name.startsWith("words"))
  .map((name) => readFileSync(join(FIELD, name), "utf8"));

const wordsOf = async (language, room) => (await import(join(FIELD, "words", language, room))).default;
const gaps = (text) => [...new Set([...text.matchAll(GAP)].map(([, name]) => name))].sort();

/** Named in full, or by a beginning to which a code is put: words[`theme_${now}`]. */
function isSaid(key, users) {
  const inFull = new RegExp(`(?:\\.|["'])${key}\\b`);
  const pieces = key.split("_");
  const beginnings = pieces.slice(1).map((_, index) => `\`${pieces.slice(0, index + 1).join("_")}_\${`);
  return users.some((text) => inFull.test(text) || beginnings.some((beginning) => text.includes(beginning)));
}

/** Whether a file looks words up by a code it was given, so that reading it cannot tell which. */
function byCode(text, asked) {
  const name = new RegExp(`import (\\w+) from "${asked}"`).exec(text)?.[1];
  // Also behind a cast: (words)[code].
  return name !== undefined && new RegExp(`\\b${name}\\)*\\[(?!\`)`).test(text);
}

test("both languages have the same rooms", () => {
  assert.deepEqual(readdirSync(join(FIELD, "words/en")).sort(), rooms);
});

for (const room of rooms) {
  test(`${room} says the same in both languages`, async () => {
    const [zh, en] = await Promise.all([wordsOf("zh", room), wordsOf("en", room)]);
    assert.deepEqual(Object.keys(zh), Object.keys(en));
    for (const [key, text] of Object.entries(zh)) {
      assert.ok(text.trim() && en[key].trim(), key);
      assert.deepEqual(gaps(text), gaps(en[key]), key);
    }
  });

  test(`every sentence of ${room} is said`, async () => {
    const asked = `#words/${room}`;
    // The build and the shell's template say the shell's own.
    const users = room === "shell.js" ? ["words.name words.description words.starting words.no_script"] : sources.filter((text) => text.includes(asked));
    assert.ok(users.length, `nobody asks for ${asked}`);
    if (users.some((text) => byCode(text, asked))) return;
    const silent = Object.keys(await wordsOf("zh", room)).filter((key) => !isSaid(key, users));
    assert.deepEqual(silent, []);
  });
}
