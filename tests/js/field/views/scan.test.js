// From a code to the sheets of all downloaded inspections.
import assert from "node:assert/strict";
import { test } from "node:test";
import { hitsOf } from "../../../../static/js/field/views/scan.js";

const bundle = (id, name) => ({
  inspection: { id, project: { name } },
  locations: [{ id: "l1", code: "BCDF2345" }, { id: "l2", code: "BCDF2346" }],
  sheets: [{ id: `${id}-s1`, location: "l1", label: "大堂" }],
});

test("two inspections of one place are both offered", () => {
  const { hits } = hitsOf([bundle("1", "甲"), bundle("2", "乙")], "BCDF2345");
  assert.deepEqual(hits.map(({ inspection, project, sheet }) => [inspection, project, sheet.id]), [["1", "甲", "1-s1"], ["2", "乙", "2-s1"]]);
});

test("a known place without a sheet and an unknown label are told apart", () => {
  assert.deepEqual(hitsOf([bundle("1", "甲")], "BCDF2346"), { known: true, hits: [] });
  assert.deepEqual(hitsOf([bundle("1", "甲")], "ZZZZ2345"), { known: false, hits: [] });
  assert.deepEqual(hitsOf([], "BCDF2345"), { known: false, hits: [] });
});
