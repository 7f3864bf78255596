// An inspection on the tablet: what follows from a bundle and its entries.
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { test } from "node:test";

import { Inspection } from "../../../../static/js/field/model/inspection.js";
import { readEngine } from "../../../../static/js/field/model/scoring.js";
import { cases, check } from "../../vectors.js";
import { bundleOf, checklist, entry, item, programmeOf, sheet } from "./bundles.js";

const early = new Inspection(bundleOf(programmeOf(checklist("lobby", [[item("floor", "conformity")]])), [sheet("s1", "lobby")]), []);
const beforeTheEngine = early.score();
await readEngine();

test("there is no score to tell before the engine was read, and one afterwards", () => {
  assert.equal(beforeTheEngine, null);
  assert.notEqual(early.score(), null);
});

const vectors = JSON.parse(readFileSync(new URL("../../../vectors/conditions.json", import.meta.url), "utf8"));

for (const vector of cases) {
  const { file, name, programme, sheets, previous = [] } = vector;
  test(`score of ${file} ${name}`, () => {
    const given = sheets.map(({ answers, ...one }, position) => ({ attributes: {}, label: "", ...one, position }));
    const entries = sheets.flatMap(({ id, answers = {} }) =>
      Object.entries(answers).map(([on, value]) => entry(id, on, "answer", value)),
    );
    const inspection = new Inspection(bundleOf(programme, given, { previous }), []);
    inspection.score();
    inspection.apply(entries);
    check(inspection.score(), vector);
    assert.equal(inspection.score(), inspection.score());
  });
}

const PLAIN = new Set(["string", "boolean"]);
const answerTo = (value) => {
  if (value === null) return { type: "conformity" };
  if (typeof value === "object") return { type: "information", kind: "number" };
  return { type: "information", kind: "text" };
};

for (const { name, items, attributes, answers, visible } of vectors.visible) {
  // Conditions may compare truths, which no answer of a tablet is.
  if (Object.values(answers).some((value) => typeof value === "boolean")) continue;
  test(`visible: ${name}`, () => {
    const asked = items.map((one) => item(one.id, answerTo(answers[one.id] ?? ""), one.when ? { when: one.when } : {}));
    const programme = programmeOf(checklist("c", [asked]));
    const inspection = new Inspection(bundleOf(programme, [sheet("s", "c", { attributes })]), []);
    inspection.visible("s");
    inspection.apply(
      Object.entries(answers)
        .filter(([, value]) => value !== null)
        .map(([on, value]) => entry("s", on, "answer", { value: PLAIN.has(typeof value) ? value : value.number })),
    );
    assert.deepEqual([...inspection.visible("s")], visible);
  });
}

function round() {
  const lobby = checklist("lobby", [
    [item("floor", "conformity", { photo: "on-fail", note: "on-fail" }), item("lamp", "conformity")],
    [
      item("rings", { type: "measure", unit: "ring", max: "3" }),
      item("why", { type: "information", kind: "text" }, { when: { item: "floor", is: ["nonconform"] }, required: false }),
    ],
  ]);
  const desk = checklist("desk", [[item("greets", "conformity")]], "encounter");
  const sheets = [sheet("s2", "desk", { position: 2 }), sheet("s1", "lobby", { position: 1 })];
  return new Inspection(bundleOf(programmeOf(lobby, desk), sheets), []);
}

test("sheets stand in the order of the walk", () => {
  const inspection = round();
  assert.deepEqual(inspection.sheets.map((one) => one.id), ["s1", "s2"]);
  assert.equal(inspection.checklist("s1").id, "lobby");
  assert.equal(inspection.item("s1", "lamp").id, "lamp");
  assert.throws(() => inspection.checklist("s9"), RangeError);
});

test("an item's state gathers its fields", () => {
  const inspection = round();
  assert.deepEqual(inspection.state("s1", "floor"), {
    answer: {}, note: "", photos: [], pending: false, saving: false, unsaved: false, conflict: false, at: null, by: null,
  });
  const shape = { kind: "box", x1: 0, y1: 0, x2: 1, y2: 1, colour: "red" };
  inspection.apply([
    entry("s1", "floor", "answer", { value: "nonconform" }),
    entry("s1", "floor", "note", "wet", { conflict: true, by: "u2", at: "2026-11-22T09:00:00.000Z" }),
    entry("s1", "floor", "photo:b2", { taken_at: "2", width: 4, height: 3 }),
    entry("s1", "floor", "photo:b1", { taken_at: "1", width: 4, height: 3 }, { pending: true, mine: true }),
    entry("s1", "floor", "marks:b1", [shape]),
    entry("s1", "floor", "photo:b3", null),
  ]);
  const state = inspection.state("s1", "floor");
  assert.deepEqual([state.answer, state.note, state.by], [{ value: "nonconform" }, "wet", "u2"]);
  assert.deepEqual(state.photos.map((photo) => [photo.blob, photo.marks]), [["b1", [shape]], ["b2", []]]);
  assert.deepEqual([state.pending, state.conflict, state.saving], [true, true, false]);
  assert.equal(inspection.state("s1", "floor"), state);
});

test("progress counts by section and by sheet", () => {
  const inspection = round();
  assert.deepEqual(inspection.progress("s1"), { asked: 3, answered: 0, open: 3, failed: 0 });
  inspection.apply([entry("s1", "floor", "answer", { value: "nonconform" })]);
  assert.deepEqual(inspection.sections("s1"), [
    { asked: 2, answered: 1, open: 2, failed: 1 },
    { asked: 1, answered: 0, open: 1, failed: 0 },
  ]);
  assert.deepEqual(inspection.lacks("s1", "floor"), ["photo", "note"]);
  assert.equal(inspection.fails("s1", "floor"), true);
  assert.deepEqual([...inspection.visible("s1")], ["floor", "lamp", "rings", "why"]);
  inspection.apply([
    entry("s1", "floor", "photo:b1", { taken_at: "1" }),
    entry("s1", "floor", "note", "wet"),
    entry("s1", "lamp", "answer", { not_applicable: "none" }),
    entry("s1", "rings", "answer", { value: "2" }),
  ]);
  assert.deepEqual(inspection.progress("s1"), { asked: 3, answered: 3, open: 0, failed: 1 });
  assert.deepEqual(inspection.open(), [{ sheet: "s2", item: "greets", lack: "answer" }]);
});

test("the next open item is further down, then at the top, then on the next sheet", () => {
  const inspection = round();
  const next = (...from) => Object.values(inspection.nextOpen(...from) ?? {}).join("/");
  assert.equal(next("s1"), "s1/floor");
  assert.equal(next("s1", "floor"), "s1/lamp");
  assert.equal(next("s1", "why"), "s1/floor");
  inspection.apply([entry("s1", "floor", "answer", { value: "conform" }), entry("s1", "lamp", "answer", { value: "conform" })]);
  assert.equal(next("s1", "rings"), "s1/rings");
  inspection.apply([entry("s1", "rings", "answer", { value: "1" })]);
  assert.equal(next("s1", "rings"), "s2/greets");
  inspection.apply([entry("s2", "greets", "answer", { value: "conform" })]);
  assert.equal(next("s2", "greets"), "");
});

test("an encounter added on the way is a sheet like any other, once", () => {
  const inspection = round();
  assert.deepEqual(inspection.ledger.put([{ sheet: "s7", item: null, field: "sheet", value: { checklist: "desk", label: "11:05" } }]).length, 1);
  assert.deepEqual(
    inspection.sheets.map(({ id, label, place, position }) => [id, label, place, position]),
    [["s1", "label s1", "l1", 1], ["s2", "label s2", "l1", 2], ["s7", "#2 11:05", "home", 3]],
  );
  assert.deepEqual(inspection.open().at(-1), { sheet: "s7", item: "greets", lack: "answer" });
  inspection.bundle.sheets.push(sheet("s7", "desk", { position: 3 }));
  inspection.apply([entry("s7", null, "sheet", { checklist: "desk", label: "11:05" })]);
  assert.equal(inspection.sheets.length, 3);
});

const CALL = { checklist: "desk", label: "11:05" };
const said = (value) => ({ sheet: "s7", item: null, field: "sheet", value });

test("an encounter that was removed counts nowhere, keeps its number, and is whole again once put back", async () => {
  const inspection = round();
  inspection.ledger.put([said(CALL)]);
  inspection.apply([entry("s7", "greets", "answer", { value: "nonconform" })]);
  const [open, score] = [inspection.open().length, inspection.score()];
  inspection.ledger.put([said({ ...CALL, withdrawn: true })]);
  assert.deepEqual(inspection.sheets.map(({ id }) => id), ["s1", "s2"]);
  assert.equal(inspection.sheet("s7"), undefined);
  assert.notDeepEqual(inspection.score(), score);
  assert.notEqual(inspection.nextOpen("s7").sheet, "s7");
  inspection.ledger.put([{ ...said(CALL), sheet: "s8" }]);
  assert.equal(inspection.sheet("s8").label, "#3 11:05");
  // The server tells of the sheet as it is, and the entry of what was done with it.
  inspection.bundle.sheets.push(sheet("s7", "desk", { position: 3, label: "#2 11:05" }));
  assert.equal(inspection.sheet("s8").label, "#3 11:05");
  inspection.ledger.put([said(CALL)]);
  assert.deepEqual(inspection.sheets.map(({ id }) => id), ["s1", "s2", "s7", "s8"]);
  assert.equal(inspection.open().length, open + 1);
});

test("only sheets added on the go can be removed", () => {
  const inspection = round();
  assert.equal(inspection.added("s1"), undefined);
  inspection.apply([entry("s7", null, "sheet", CALL)]);
  assert.deepEqual(inspection.added("s7").value, CALL);
});

test("of a removed encounter only that it was removed is signed for", async () => {
  const inspection = round();
  const off = entry("s7", null, "sheet", { ...CALL, withdrawn: true });
  inspection.apply([off]);
  const before = await inspection.stateDigest();
  inspection.apply([entry("s7", "greets", "answer", { value: "conform" }), entry("s7", "greets", "note", "late")]);
  assert.equal(await inspection.stateDigest(), before);
  const lines = [inspection.bundle.revision.hash, off.op].join("\n");
  assert.equal(before, createHash("sha256").update(lines).digest("hex"));
  inspection.apply([entry("s7", null, "sheet", CALL)]);
  assert.notEqual(await inspection.stateDigest(), before);
});

for (const seed of [1, 2, 3, 4]) {
  test(`adding, removing and putting back in any order of news ends the same (${seed})`, () => {
    const dice = chance(seed);
    const last = ["s5", "s6", "s7"].map((id, index) => entry(id, null, "sheet", index === 1 ? { ...CALL, withdrawn: true } : CALL));
    const news = [...last, ...last.map(({ sheet: id }) => entry(id, "greets", "answer", { value: "conform" }))];
    const inspection = round();
    inspection.bundle.sheets.push(...last.map(({ sheet: id }, index) => sheet(id, "desk", { position: index + 3 })));
    for (let turn = 0; turn < 12; turn += 1) {
      inspection.apply([news[Math.floor(dice.next().value * news.length)]]);
      inspection.score();
    }
    inspection.apply(news);
    assert.deepEqual(inspection.sheets.map(({ id }) => id), ["s1", "s2", "s5", "s7"]);
    assert.equal(inspection.score().parts[0].checklists[1].sheets.length, 3);
  });
}

test("the state digest covers the revision and every winner but signatures", async () => {
  const inspection = round();
  const given = [entry("s1", "floor", "answer", { value: "conform" }), entry(null, null, "remarks", "all well")];
  const signed = { name: "Wang", image: "data:", state: "x" };
  inspection.apply([...given, entry(null, null, "sign:inspector", signed)]);
  const lines = [inspection.bundle.revision.hash, ...given.map((one) => one.op).sort()].join("\n");
  assert.equal(await inspection.stateDigest(), createHash("sha256").update(lines).digest("hex"));
  assert.equal(inspection.remarks, "all well");
  assert.deepEqual(Object.keys(inspection.signatures), ["inspector"]);
  assert.deepEqual(inspection.signatures.inspector.value, signed);
});

test("scoring one tap anew leaves the sheets that did not change alone", () => {
  const inspection = round();
  inspection.apply([entry("s1", "floor", "answer", { value: "conform" }), entry("s2", "greets", "answer", { value: "conform" })]);
  const sheetOf = (result, id) => result.parts[0].checklists.flatMap((one) => one.sheets).find((one) => one.sheet.id === id);
  const before = inspection.score();
  inspection.apply([entry("s2", "greets", "answer", { value: "nonconform" })]);
  assert.equal(sheetOf(inspection.score(), "s1"), sheetOf(before, "s1"));
  assert.notEqual(sheetOf(inspection.score(), "s2"), sheetOf(before, "s2"));
  assert.equal(inspection.score().displayed, "50.0");
});

/** Chance that is the same at every run. */
function* chance(seed) {
  for (let state = seed; ; yield state / 2 ** 32) state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
}

for (const seed of [1, 2, 3]) {
  test(`after any taps everything is as if worked out anew (${seed})`, () => {
    const dice = chance(seed);
    const pick = (list) => list[Math.floor(dice.next().value * list.length)];
    const asked = checklist("c", [
      [
        item("a", { type: "conformity", partial: true }, { weight: "1.5", photo: "on-fail", veto: "sheet" }),
        item("b", "conformity", { when: { item: "a", is: ["conform"] }, weight: "0.3" }),
      ],
      [
        item("c", { type: "count", deduct: "0.3" }, { when: { not: { any: [{ item: "b", is: ["nonconform"] }] } }, required: false }),
        item("d", { type: "measure", unit: "x", max: "3", zero_at: "7" }, { bonus: true, when: { all: [{ attribute: "deep", is: [true] }] } }),
        item("e", { type: "scale", min: 1, max: 5 }),
      ],
    ]);
    const bundle = bundleOf(programmeOf(asked), [sheet("s", "c", { attributes: { deep: true } }), sheet("t", "c", { position: 1, place: "l2" })], {
      previous: [{ id: "p", checklist: "c", place: "l1", answers: { a: { value: "nonconform" } } }],
    });
    Object.assign(bundle.revision.programme, { model: "points", not_applicable: "zero", repeat_multiplier: "2" });
    const inspection = new Inspection(bundle, []);
    const values = { a: ["conform", "partial", "nonconform"], b: ["conform", "nonconform"], c: ["0", "2"], d: ["3", "5", "9"], e: ["1", "4"] };
    /** @type {Map<string, object>} */
    const held = new Map();
    for (let round = 0; round < 60; round += 1) {
      const on = pick(Object.keys(values));
      const answer = pick([{}, { not_applicable: "none" }, { not_inspected: "late" }, ...values[on].map((value) => ({ value }))]);
      const given = pick([entry(pick(["s", "t"]), on, "answer", answer), entry("s", on, "photo:x", pick([null, { taken_at: "1" }]))]);
      held.set(`${given.sheet} ${given.item} ${given.field}`, given);
      inspection.apply([given]);
      const anew = new Inspection(bundle, [...held.values()]);
      const said = (one) => {
        const { score, displayed, coverage, vetoes, losses, parts } = one.score();
        const scores = parts.flatMap((part) => part.checklists.flatMap((each) => each.sheets.map(({ score: of, earned, tally }) => [of, earned, tally])));
        return [score, displayed, coverage, vetoes, losses, scores, one.sections("s"), one.progress("t"), [...one.visible("s")], one.open()];
      };
      assert.deepEqual(said(inspection), said(anew));
    }
  });
}
