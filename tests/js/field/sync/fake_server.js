// A server as docs/offline.md describes it, small, in memory, and made to fail as networks and servers do.
import { createHash } from "node:crypto";
import { bundle as emptyBundle } from "../store/contract.js";

const JSON_TYPE = { "Content-Type": "application/json" };

/** @param {number} status @param {string} code @param {object} [more] */
export const problem = (status, code, more = {}, headers = {}) =>
  new Response(JSON.stringify({ type: "about:blank", title: code, status, code, ...more }), {
    status, headers: { "Content-Type": "application/problem+json", ...headers },
  });
const json = (document, headers = {}) => new Response(JSON.stringify(document), { headers: { ...JSON_TYPE, ...headers } });
export const html = (status = 200) => new Response("<h1>Sign in</h1>", { status, headers: { "Content-Type": "text/html" } });

export class FakeServer {
  user = "u1";
  ops = new Map();
  log = [];
  blobs = new Map();
  submitted = new Map();
  requests = [];
  /** Called before a request is carried out; what it returns is answered instead. */
  before = () => undefined;
  /** Called after it was carried out; what it returns is answered instead. */
  after = () => undefined;
  refuse = () => undefined;
  page = 500;

  fetch = async (address, options) => {
    const path = address.replace("/api/v1/", "");
    const request = { method: options.method, path, ...options, json: jsonOf(options) };
    this.requests.push(`${options.method} ${path}`);
    const instead = await this.before(request);
    if (instead) return instead;
    const answer = await this.answer(request);
    return (await this.after(request)) ?? answer;
  };

  async answer({ method, path, json: sent, headers, body }) {
    const [kind, id, what] = path.split(/[/?]/);
    if (kind === "session") return json({ user: { id: this.user, name: "Li" }, api: 1, min_api: 1, may: [] });
    // As the server does where somebody else has signed in since the app asked who is.
    if (sent?.user && sent.user !== this.user) return problem(401, "sign-in-needed");
    if (kind === "devices") return json({ server_time: "" });
    if (kind === "blobs") return this.blob(method, id, headers, body);
    if (what === "bundle") return json(this.bundle(id), { ETag: 'W/"fresh"' });
    if (what === "ops") return json(this.take(id, sent));
    if (what === "submit") return this.submit(id, sent);
    return problem(404, "not-found");
  }

  /** As after a backup from when the log was `length` long was put back. */
  setBack(length) {
    for (const id of this.log.splice(length)) this.ops.delete(id);
    this.blobs.clear();
  }

  bundle(id) {
    const current = [...this.ops.values()].filter((op) => op.inspection === id).map(entryOf);
    return { ...emptyBundle(id, current, this.log.length), revision: { hash: "h", programme: {}, clauses: {} } };
  }

  take(inspection, { ops, cursor: asked, device }) {
    const cursor = asked > this.log.length ? 0 : asked;
    const [acked, rejected, fresh] = [[], [], new Set()];
    for (const op of ops) {
      const code = this.refuse(op);
      if (!this.ops.has(op.id) && !code) {
        this.ops.set(op.id, { ...op, inspection, device });
        this.log.push(op.id);
        fresh.add(op.id);
      }
      if (code) rejected.push({ id: op.id, code, message: `no: ${code}` });
      else acked.push(op.id);
    }
    const news = this.log.slice(cursor, cursor + this.page);
    // What the batch itself said and nobody contradicts is acknowledged, not told.
    const others = news.filter((each) => !fresh.has(each));
    const current = others.map((each) => entryOf(this.ops.get(each))).filter((entry) => entry.inspection === inspection);
    const reached = cursor + news.length;
    return {
      acked, rejected, current, sheets: [], claims: [], cursor: reached, more: reached < this.log.length,
      state: "in_progress", server_time: "2026-11-22T03:00:00Z",
    };
  }

  blob(method, id, headers, body) {
    const known = this.blobs.get(id) ?? { data: Buffer.alloc(0) };
    if (method === "HEAD") {
      return this.blobs.has(id) ? this.offset(204, known) : new Response(null, { status: 404 });
    }
    const offset = Number(headers["Upload-Offset"]);
    if (offset > known.data.length) return problem(409, "upload-offset", {}, { "Upload-Offset": String(known.data.length) });
    known.data = Buffer.concat([known.data.subarray(0, offset), Buffer.from(body)]);
    const isWhole = known.data.length === Number(headers["Upload-Length"]);
    if (isWhole && createHash("sha256").update(known.data).digest("hex") !== headers["X-Sha256"]) {
      known.data = Buffer.alloc(0);
      return problem(422, "upload-hash", {}, { "Upload-Offset": "0" });
    }
    this.blobs.set(id, known);
    return this.offset(204, known);
  }

  offset(status, { data }) {
    return new Response(null, { status, headers: { "Upload-Offset": String(data.length) } });
  }

  submit(inspection, { id, device, ops, blobs, state }) {
    const here = [...this.ops.values()].filter((op) => op.inspection === inspection);
    const ids = (of) => of.map((op) => op.id).sort();
    const lacks = digest(ids(here.filter((op) => op.device === device))) === ops.digest ? 0 : 1;
    const changed = state !== digest(["h", ...ids(here)]);
    const missing = { ops: lacks, blobs: blobs.filter((blob) => !this.blobs.has(blob)), open: [], signature: false, changed };
    if (missing.ops || missing.blobs.length || changed) return problem(409, "incomplete", { missing });
    this.submitted.set(inspection, id);
    return json({ number: "QI-1", score: "90", grade: "A", grade_title: null, findings: 0, finished_at: "" });
  }
}

const digest = (lines) => createHash("sha256").update(lines.join("\n")).digest("hex");

function jsonOf({ body }) {
  return typeof body === "string" ? JSON.parse(body) : null;
}

function entryOf({ sheet, item, field, value, id, at, device, inspection }) {
  return { sheet, item, field, value, op: id, eff: at, at, by: "u1", device, conflict: false, inspection };
}
