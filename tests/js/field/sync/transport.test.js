// What answers mean; nothing but our server's own answer counts.
import assert from "node:assert/strict";
import { test } from "node:test";

import { Transport, kindOf, waitOf } from "../../../../static/js/field/sync/transport.js";
import { html, problem } from "./fake_server.js";

const asked = (response, want) => new Transport(async () => response()).send("GET", "x", want ? { want } : {});
const json = (body, status = 200) => new Response(body, { status, headers: { "Content-Type": "application/json" } });

const CASES = {
  ok: () => json('{"a": 1}'),
  "signed-out": () => problem(401, "sign-in"),
  gone: () => problem(404, "not-found"),
  conflict: () => problem(409, "incomplete"),
  "too-large": () => html(413),
  refused: () => problem(422, "body-unusable"),
  update: () => problem(426, "outdated"),
  later: () => html(502),
};
for (const [kind, response] of Object.entries(CASES)) {
  test(`our server's answer: ${kind}`, async () => assert.equal((await asked(response)).kind, kind));
}

const STRANGE = {
  "a sign-in page with 200": () => html(200),
  "a portal's 302": () => ({ status: 0, type: "opaqueredirect", headers: new Headers() }),
  "a proxy's 403": () => html(403),
  "a proxy's 401": () => html(401),
  "a proxy's 404": () => html(404),
  "JSON that is cut": () => json('{"a": '),
  "JSON that is no object": () => json("[1]"),
  "JSON that is nothing": () => json("null"),
  "JSON that says it is text": () => new Response('{"a": 1}', { headers: { "Content-Type": "text/plain" } }),
  "a problem with 200": () => problem(200, "odd"),
  "an empty 204": () => new Response(null, { status: 204 }),
};
for (const [name, response] of Object.entries(STRANGE)) {
  test(`not our server: ${name}`, async () => assert.equal((await asked(response)).kind, "strange"));
}

test("a header may be what makes an answer good", async () => {
  const good = () => new Response(null, { status: 204, headers: { "Upload-Offset": "7" } });
  const answer = await asked(good, "Upload-Offset");
  assert.deepEqual([answer.kind, answer.headers.get("Upload-Offset")], ["ok", "7"]);
  assert.equal((await asked(() => new Response(null, { status: 204 }), "Upload-Offset")).kind, "strange");
});

test("a refusal to a HEAD has no body", async () => {
  const refusal = () => new Response(null, { status: 401, headers: { "Content-Type": "application/problem+json" } });
  assert.equal((await asked(refusal, "Upload-Offset")).kind, "signed-out");
});

test("no network, a cut answer and silence are all the network's", async () => {
  const failing = new Transport(async () => {
    throw new TypeError("Failed to fetch");
  });
  assert.equal((await failing.get("x")).kind, "network");
  const cut = new ReadableStream({ start: (controller) => controller.error(new TypeError("cut")) });
  assert.equal((await asked(() => json(cut))).kind, "network");
  const silent = new Transport((_, { signal }) => new Promise((_resolve, reject) => {
    signal.addEventListener("abort", () => reject(signal.reason));
  }));
  assert.equal((await silent.get("x", { timeout: 5 })).kind, "network");
});

test("a request is our own, unfollowed and uncached", async () => {
  const seen = [];
  const transport = new Transport(async (...given) => (seen.push(given), json("{}")));
  await transport.json("POST", "inspections/i/ops", { ops: [] });
  const [address, { method, credentials, redirect, cache, body, headers }] = seen[0];
  assert.deepEqual([address, method, credentials], ["/api/v1/inspections/i/ops", "POST", "same-origin"]);
  assert.deepEqual([redirect, cache, body], ["manual", "no-store", '{"ops":[]}']);
  assert.equal(headers["Content-Type"], "application/json");
});

test("the wait a server asks for is in seconds", () => {
  assert.deepEqual([waitOf("30"), waitOf(null), waitOf("soon"), waitOf("-1")], [30_000, 0, 0, 0]);
});

test("every status has a kind", () => {
  for (let status = 200; status < 600; status += 1) assert.ok(kindOf({ status, ours: true, good: false }));
  assert.equal(kindOf({ status: 304, ours: false, good: false }), "not-modified");
  assert.equal(kindOf({ status: 415, ours: true, good: false }), "refused");
  assert.equal(kindOf({ status: 300, ours: true, good: false }), "strange");
});
