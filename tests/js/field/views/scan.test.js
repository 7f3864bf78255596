// From a code to the sheets of all downloaded inspections.
import assert from "node:assert/strict";
import { test } from "node:test";
import { hitsOf } from "../../../../static/js/field/views/scan.js";

const bundle = (id, name) => ({
  inspection: { id, project: { name } },
  locations: [{ id: "l1", code: "BCDF2345" }, { id: "l2", code: "BCDF2346" }],
  sheets: [{ id: `${id}-s1`, checklist: "lobby", location: "l1", label: "1层 大堂" }],
  revision: { programme: { parts: [{ uses: [{ checklist: { id: "lobby", title: { zh: "大堂", en: "Lobby" } } }] }] } },
});

test("two inspections of one place are both offered", () => {
  const { hits } = hitsOf([bundle("1", "甲"), bundle("2", "乙")], "BCDF2345");
  assert.deepEqual(hits.map(({ inspection, project, title, sheet }) => [inspection, project, title, sheet.id]), [["1", "甲", "大堂", "1-s1"], ["2", "乙", "大堂", "2-s1"]]);
});

test("a known place without a sheet and an unknown label are told apart", () => {
  assert.deepEqual(hitsOf([bundle("1", "甲")], "BCDF2346"), { known: true, hits: [] });
  assert.deepEqual(hitsOf([bundle("1", "甲")], "ZZZZ2345"), { known: false, hits: [] });
  assert.deepEqual(hitsOf([], "BCDF2345"), { known: false, hits: [] });
});
