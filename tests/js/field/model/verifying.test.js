// What waits on a round, what was decided about it here, and what came to nothing.
import assert from "node:assert/strict";
import { test } from "node:test";
import { signedOps } from "../../../../static/js/field/model/digest.js";
import { Inspection } from "../../../../static/js/field/model/inspection.js";
import { lacking, photosFor, settledOf } from "../../../../static/js/field/model/verifying.js";
import { openAt, placeOfDecision, takeFindings, waitingOf } from "../../../../static/js/field/model/waiting.js";
import { bundleOf, checklist, entry, item, programmeOf, sheet } from "./bundles.js";

const finding = (id, more = {}) => ({ id, number: `QI-${id}`, version: 3, location: "l1", acts: { verify: ["signature", "text"], send_back: ["text"] }, ...more });
const decided = (id, seen, more = {}) => entry(null, null, `finding:${id}`, { action: "verify", seen, number: `QI-${id}`, photos: [], ...more });
const rejected = (id, seen) => ({ op: { field: `finding:${id}`, value: { action: "verify", seen, number: `QI-${id}` } }, inspection: "i", code: "finding-moved-on", message: "Li was first" });

function opened(findings, entries = []) {
  const bundle = bundleOf(programmeOf(checklist("lobby", [[item("floor", "conformity")]])), [sheet("s1", "lobby")]);
  return new Inspection({ ...bundle, findings, findings_tag: "a" }, entries);
}

test("what nobody decided about is open, here and anywhere", () => {
  const inspection = opened([finding("a"), finding("b", { location: "l2" }), finding("c", { location: null })], [decided("a", 3)]);
  assert.deepEqual([openAt(inspection), openAt(inspection, "l1"), openAt(inspection, "l2"), openAt(inspection, null)], [2, 0, 1, 0]);
  assert.deepEqual(waitingOf(inspection).map(({ decision }) => decision?.value.action ?? null), ["verify", null, null]);
});

test("a bundle of an older server has none", () => {
  assert.deepEqual([openAt(opened(undefined)), settledOf(opened(undefined), [])], [0, []]);
});

test("mended again it waits again, whatever was said before", () => {
  const inspection = opened([finding("a", { version: 5 })], [decided("a", 3)]);
  assert.equal(waitingOf(inspection)[0].decision, null);
  assert.equal(openAt(inspection), 1);
});

test("a decision that came to nothing is told, until another is made", () => {
  const told = (entries, seen) => waitingOf(opened([finding("a")], entries), [rejected("a", seen)])[0].refused?.message ?? null;
  assert.deepEqual([told([], 3), told([], 2), told([decided("a", 3)], 3)], ["Li was first", null, null]);
});

test("what waits no more is told with what became of it", () => {
  const inspection = opened([finding("a")], [decided("gone", 3), decided("a", 3)]);
  assert.deepEqual(settledOf(inspection, [rejected("lost", 2), rejected("a", 3)]), [
    { number: "QI-lost", action: "verify", pending: false, message: "Li was first" },
    { number: "QI-gone", action: "verify", pending: false, message: "" },
  ]);
});

test("photos go with the decision they were taken for", () => {
  const photo = (blob, sha256, of = "a") => entry(null, null, `photo:${blob}`, { finding: of, sha256 });
  const off = entry(null, null, "photo:b4", null);
  const inspection = opened([finding("a")], [photo("b1", "one"), photo("b2", "two"), photo("b3", "three", "other"), off]);
  assert.deepEqual(photosFor(inspection, "a").map(({ blob }) => blob), ["b1", "b2"]);
  inspection.apply([decided("a", 3, { photos: ["one"] })]);
  assert.deepEqual(photosFor(inspection, "a"), [{ blob: "b2", sha256: "two" }]);
});

test("what a decision needs is what came with the finding", () => {
  const lacks = (action, text, signature) => lacking(finding("a"), action, { text, signature });
  assert.deepEqual([lacks("verify", " ", ""), lacks("verify", "dry", "data:"), lacks("send_back", "wet", "")], [["text", "signature"], [], []]);
});

test("findings downloaded since are taken over", () => {
  const inspection = opened([finding("a")]);
  assert.equal(takeFindings(inspection, null), false);
  assert.equal(takeFindings(inspection, { findings: [], findings_tag: "a" }), false);
  assert.equal(takeFindings(inspection, { findings: [], findings_tag: "b" }), true);
  assert.equal(openAt(inspection), 0);
});

test("no signature under the inspection covers what was said of findings", () => {
  const [answer, decision] = [entry("s1", "floor", "answer", { value: "conform" }), decided("a", 3)];
  const own = entry("s1", "floor", "photo:b1", {});
  const theirs = entry(null, null, "photo:b2", { finding: "a" });
  assert.deepEqual(signedOps([answer, decision, own, theirs, entry(null, null, "remarks", "x")]).slice(0, 2), [answer.op, own.op]);
  assert.equal(signedOps([decision, theirs]).length, 0);
  assert.deepEqual(placeOfDecision("a"), { sheet: null, item: null, field: "finding:a" });
});
