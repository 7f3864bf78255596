// A rescue file comes back as it was made, and a damaged one is known.
import assert from "node:assert/strict";
import { test } from "node:test";

import { sha256 } from "../../../../static/js/field/ids.js";
import { fromBase64, opsByInspection, readRescue, rescueFile, toBase64 } from "../../../../static/js/field/store/rescue.js";

const row = (id, n, inspection = "i") => ({ op: { id, n }, inspection });

async function made(size = 100_000) {
  const bytes = Uint8Array.from({ length: size }, (_, index) => (index * 7) % 256);
  const photo = { blob: "b", inspection: "j", sha256: await sha256(bytes.buffer), length: size, offset: 0 };
  const file = async (blob) => (blob === "b" ? new Blob([bytes]) : null);
  const photos = [photo, { ...photo, blob: "gone" }];
  const text = await rescueFile({ device: "d", user: "u", rows: [row("2", 2), row("1", 1)], photos, file });
  return { text: await text.text(), bytes };
}

test("base64 goes both ways whatever the length", () => {
  for (const length of [0, 1, 2, 3, 24_576, 24_577, 60_001]) {
    const bytes = Uint8Array.from({ length }, (_, index) => index % 251);
    assert.deepEqual(fromBase64(toBase64(bytes)), bytes);
    assert.equal(toBase64(bytes), Buffer.from(bytes).toString("base64"));
  }
});

test("ops come by inspection, each once and in order", () => {
  const ops = opsByInspection([row("3", 3), row("1", 1), row("2", 2, "j"), row("1", 1)]);
  assert.deepEqual(ops, { i: [{ id: "1", n: 1 }, { id: "3", n: 3 }], j: [{ id: "2", n: 2 }] });
});

test("what was put in comes out; a photo that cannot be read is left out", async () => {
  const { text, bytes } = await made();
  const { rescue, counts } = await readRescue(new Blob([text]));
  assert.deepEqual(counts, { ops: 2, photos: 1, inspections: 2 });
  assert.deepEqual([rescue.device, rescue.user, rescue.version], ["d", "u", 1]);
  assert.deepEqual(fromBase64(rescue.photos[0].jpeg), bytes);
});

const damages = {
  cut: (text) => text.slice(0, -9),
  format: () => '{"format":"other"}',
  version: (text) => text.replace('"version":1', '"version":2'),
  ops: (text) => text.replace('"ops":{"i":[', '"ops":{"i":1,"k":['),
  photos: (text) => text.replace('"photos":[', '"photos":1,"x":['),
  "photo-text": (text) => text.replace('"jpeg":"', '"jpeg":"*'),
  "photo-digest": (text) => text.replace('"jpeg":"AA', '"jpeg":"BB'),
};
for (const [code, damage] of Object.entries(damages)) {
  test(`a damaged file is refused: ${code}`, async () => {
    const { text } = await made(600);
    await assert.rejects(readRescue(new Blob([damage(text)])), { name: "UnusableRescue", code });
  });
}
