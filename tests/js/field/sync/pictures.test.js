// Pictures of findings: fetched once, let go of with their round, and nothing but pictures is kept.
import assert from "node:assert/strict";
import { afterEach, beforeEach, test } from "node:test";
import { fetchPictures, keepPicturesOf, picture } from "../../../../static/js/field/sync/pictures.js";

const ORIGIN = "https://inspect.example.com";
const jpeg = () => new Response("jpeg", { headers: { "Content-Type": "image/jpeg" } });
const bundle = (id, findings) => ({ inspection: { id }, findings });
const finding = (id, before, after) => ({ id, before, after });

class FakeCache {
  kept = new Map();
  keys = async () => [...this.kept.keys()].map((url) => ({ url: ORIGIN + url }));
  match = async (address) => this.kept.get(address)?.clone();
  put = async (address, answer) => void this.kept.set(address, answer);
  delete = async (url) => this.kept.delete(url.replace(ORIGIN, ""));
}

let cache;
let asked;
let made;
const transport = (answer = jpeg) => ({ fetch: async (address) => (asked.push(address), answer(address)) });

beforeEach(() => {
  [cache, asked, made] = [new FakeCache(), [], false];
  globalThis.caches = { open: async () => ((made = true), cache), has: async () => made };
});
afterEach(() => {
  delete globalThis.caches;
});

test("before and after are fetched once, and let go of when nobody asks for them", async () => {
  await fetchPictures(transport(), bundle("i", [finding("f", ["a"], ["b"])]));
  assert.equal(await (await picture("i", "f", "b")).text(), "jpeg");
  await fetchPictures(transport(), bundle("i", [finding("f", ["a"], ["c"])]));
  assert.deepEqual(asked.map((address) => /photos\/(.)/.exec(address)[1]), ["a", "b", "c"]);
  assert.equal(await picture("i", "f", "b"), null);
});

test("where nothing waits no cache is made", async () => {
  await fetchPictures(transport(), bundle("i", []));
  await keepPicturesOf(new Set());
  assert.deepEqual([await picture("i", "f", "a"), made], [null, false]);
});

test("another round keeps its own", async () => {
  await fetchPictures(transport(), bundle("i", [finding("f", ["a"], [])]));
  await fetchPictures(transport(), bundle("j", [finding("f", ["a"], [])]));
  await fetchPictures(transport(), bundle("j", undefined));
  assert.deepEqual([(await picture("i", "f", "a"))?.size, await picture("j", "f", "a")], [4, null]);
  await keepPicturesOf(new Set());
  assert.equal(await picture("i", "f", "a"), null);
});

test("a portal's page, a photo not here yet and a cut connection leave nothing", async () => {
  const answers = [
    () => new Response("<h1>Sign in</h1>", { headers: { "Content-Type": "text/html" } }),
    () => new Response("{}", { status: 404, headers: { "Content-Type": "image/jpeg" } }),
    () => Promise.reject(new TypeError("cut")),
  ];
  for (const answer of answers) {
    await fetchPictures(transport(answer), bundle("i", [finding("f", ["a"], [])]));
    assert.equal(await picture("i", "f", "a"), null);
  }
});

test("without a cache there are none, and nothing fails", async () => {
  delete globalThis.caches;
  await fetchPictures(transport(), bundle("i", [finding("f", ["a"], [])]));
  await keepPicturesOf(new Set());
  assert.deepEqual([await picture("i", "f", "a"), asked], [null, []]);
});
