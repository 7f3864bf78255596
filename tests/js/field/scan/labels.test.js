// Labels: scanned addresses, scanned codes, and what fingers make of them.
import assert from "node:assert/strict";
import { test } from "node:test";
import { codeOf, sheetsAt } from "../../../../static/js/field/scan/labels.js";

for (const text of [
  "BCDF2345", "bcdf2345", " bcdf 2345 ", "BC-DF-23-45", "https://inspect.example.com/l/BCDF2345",
  "https://inspect.example.com/l/bcdf2345?from=label", "HTTP://10.0.0.5:8000/l/BCDF2345/",
]) {
  test(`"${text}" holds the code`, () => assert.equal(codeOf(text), "BCDF2345"));
}

for (const text of ["", "BCDF234", "BCDF23456", "AEIOU234", "BCDF0123", "https://example.com/BCDF2345", "https://example.com/l/"]) {
  test(`"${text}" holds none`, () => assert.equal(codeOf(text), null));
}

const bundle = {
  locations: [{ id: "l1", code: "BCDF2345" }, { id: "l2", code: "BCDF2346" }],
  sheets: [{ id: "s1", location: "l1" }, { id: "s2", location: "l1" }, { id: "s3", location: null }],
};

test("a label leads to all sheets of its location", () => {
  const { known, sheets } = sheetsAt(bundle, "BCDF2345");
  assert.ok(known);
  assert.deepEqual(sheets.map(({ id }) => id), ["s1", "s2"]);
});

test("a location without a sheet is told from a label of elsewhere", () => {
  assert.deepEqual(sheetsAt(bundle, "BCDF2346"), { known: true, sheets: [] });
  assert.deepEqual(sheetsAt(bundle, "ZZZZ2345"), { known: false, sheets: [] });
});
