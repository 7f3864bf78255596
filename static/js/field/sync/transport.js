// Requests to the server and what their answers mean. Nothing that is not plainly our server's answer counts as one:
// hotel portals say 200, proxies say 403, sign-in pages are HTML.

/** @import {Problem} from "../types.js" */

/**
 * ok, not-modified; signed-out (401); gone (403, 404); conflict (409); too-large (413); refused (400, 415, 422 and the
 * like: asking again is of no use); update (426); later (429, 5xx); network (none, or no answer in time); strange (not
 * our server).
 * @typedef {"ok"|"not-modified"|"signed-out"|"gone"|"conflict"|"too-large"|"refused"|"update"|"later"|"network"|"strange"} Kind
 */

/** @typedef {{kind: Kind, status: number, body: any, problem: Problem|null, headers: Headers, wait: number}} Answer */

/**
 * `want`: what a good answer is, "json" or the name of a header it must have.
 * @typedef {{body?: BodyInit, headers?: Record<string, string>, timeout?: number, want?: string}} Options
 */

const ROOT = "/api/v1/";
const TIMEOUT = 30_000;
const NONE = new Headers();

/** What our server says with a problem and others say without. @type {Record<number, Kind>} */
const PROBLEMS = { 401: "signed-out", 403: "gone", 404: "gone", 409: "conflict", 426: "update" };

/**
 * @param {{status: number, ours: boolean, good: boolean}} answer `ours`: it came as a problem of ours; `good`: it has
 *   what a good answer must have
 * @returns {Kind}
 */
export function kindOf({ status, ours, good }) {
  if (status === 304) return "not-modified";
  if (status >= 200 && status < 300) return good ? "ok" : "strange";
  if (status === 413) return "too-large";
  if (status === 408 || status === 425 || status === 429 || status >= 500) return "later";
  if (!ours) return "strange";
  return PROBLEMS[status] ?? (status >= 400 ? "refused" : "strange");
}

/** "Retry-After" in milliseconds; 0 for none. @param {string|null} header */
export function waitOf(header) {
  const seconds = Number(header ?? "");
  return Number.isFinite(seconds) && seconds > 0 ? seconds * 1000 : 0;
}

/** @param {Kind} kind @returns {Answer} */
function nothing(kind) {
  return { kind, status: 0, body: null, problem: null, headers: NONE, wait: 0 };
}

export class Transport {
  /** @param {typeof globalThis.fetch} fetch */
  constructor(fetch) {
    this.fetch = fetch;
  }

  /** @param {string} path @param {Options} [options] */
  get(path, options) {
    return this.send("GET", path, options);
  }

  /** @param {string} method @param {string} path @param {any} document @param {number} [timeout] */
  json(method, path, document, timeout) {
    const body = typeof document === "string" ? document : JSON.stringify(document);
    return this.send(method, path, { body, headers: { "Content-Type": "application/json" }, timeout });
  }

  /** Never throws. @param {string} method @param {string} path @param {Options} [options] @returns {Promise<Answer>} */
  async send(method, path, { body, headers = {}, timeout = TIMEOUT, want = "json" } = {}) {
    const stop = new AbortController();
    const timer = setTimeout(() => stop.abort(), timeout);
    try {
      // Not followed: our API never redirects, a portal does.
      const response = await this.fetch(ROOT + path, {
        method, body, signal: stop.signal, credentials: "same-origin", cache: "no-store", redirect: "manual",
        headers: { Accept: "application/json", ...headers },
      });
      return await read(response, want);
    } catch {
      return nothing("network");
    } finally {
      clearTimeout(timer);
    }
  }
}

/** @param {Response} response @param {string} want @returns {Promise<Answer>} */
async function read(response, want) {
  const { status, headers } = response;
  const type = headers.get("Content-Type") ?? "";
  const isJson = /^application\/(problem\+)?json\b/i.test(type);
  const document = isJson ? await response.json().catch(cutOrBroken) : null;
  const isObject = document !== null && typeof document === "object" && !Array.isArray(document);
  const good = want === "json" ? isObject && !type.includes("problem") : headers.has(want);
  const ours = type.includes("problem+json") && (isObject || want !== "json");
  const kind = kindOf({ status, good, ours });
  const wait = waitOf(headers.get("Retry-After"));
  return { kind, status, headers, wait, body: good ? document : null, problem: ours ? document : null };
}

/** A text that is no JSON is nobody's answer; a connection that died is told as such. @param {any} error */
function cutOrBroken(error) {
  if (error?.name === "SyntaxError") return null;
  throw error;
}
