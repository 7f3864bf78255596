// What "download today's" takes.
import assert from "node:assert/strict";
import { test } from "node:test";
import { missingToday } from "../../../../static/js/field/views/list.js";

const now = new Date().toISOString();
const session = { user: { id: "me" } };
const summary = (id, more) => ({ id, state: "in_progress", ready: false, inspector: { id: "me" }, started_at: "2020-01-01T00:00:00Z", ...more });
const missing = (...summaries) => missingToday({ summaries, session }).map(({ id }) => id);

test("one's own that are under way, however old", () => assert.deepEqual(missing(summary("a")), ["a"]));
test("a colleague's of today, not of before", () => {
  const theirs = { inspector: { id: "other" } };
  assert.deepEqual(missing(summary("a", theirs), summary("b", { ...theirs, started_at: now })), ["b"]);
  assert.deepEqual(missing(summary("c", { inspector: null, started_at: now })), ["c"]);
});
test("nothing that is here or finished", () => {
  assert.deepEqual(missing(summary("a", { ready: true }), summary("b", { state: "completed" })), []);
});
