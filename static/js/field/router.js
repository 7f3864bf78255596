// Addresses of the app: what stands behind the # says which view is open, so that a reload opens it again.

/**
 * `name` of the view, its parameters, and where "back" leads.
 * @typedef {{name: string, parameters: Record<string, string>, back: string|null}} Route
 */

/** Parts in order; ":name" takes one part. The first match counts. @type {[string, string, string|null][]} */
const ROUTES = [
  ["", "list", null],
  ["storage", "storage", ""],
  ["install", "install", ""],
  ["scan", "scan", ""],
  ["i/:inspection", "walk", ""],
  ["i/:inspection/scan", "scan", "i/:inspection"],
  ["i/:inspection/s/:sheet", "sheet", "i/:inspection"],
  ["i/:inspection/s/:sheet/:item", "sheet", "i/:inspection"],
  ["i/:inspection/verify", "verify", "i/:inspection"],
  ["i/:inspection/verify/:finding", "finding", "i/:inspection/verify"],
  ["i/:inspection/at/:location", "verify", "i/:inspection"],
  ["i/:inspection/review", "review", "i/:inspection"],
  ["i/:inspection/sign/:role", "sign", "i/:inspection/review"],
  ["i/:inspection/receipt", "receipt", ""],
];

/** @param {string} part @returns {string} */
function decoded(part) {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

/** @param {string} pattern @param {string[]} parts @returns {Record<string, string>|null} */
function matched(pattern, parts) {
  const wanted = pattern ? pattern.split("/") : [];
  if (wanted.length !== parts.length) return null;
  /** @type {Record<string, string>} */
  const parameters = {};
  for (const [index, want] of wanted.entries()) {
    if (want.startsWith(":")) parameters[want.slice(1)] = decoded(parts[index]);
    else if (want !== parts[index]) return null;
  }
  return parameters;
}

/**
 * The route of a hash such as "#/i/018f…/s/018e…"; name "unknown" where there is none.
 * @param {string} hash
 * @returns {Route}
 */
export function routeOf(hash) {
  const parts = hash.replace(/^#?\/?/, "").split("/").filter(Boolean);
  for (const [pattern, name, back] of ROUTES) {
    const parameters = matched(pattern, parts);
    if (parameters) return { name, parameters, back: back === null ? null : addressOf(back, parameters) };
  }
  return { name: "unknown", parameters: {}, back: "#/" };
}

/** @param {string} pattern @param {Record<string, string>} parameters @returns {string} */
function addressOf(pattern, parameters) {
  const parts = pattern.split("/").map((part) => (part.startsWith(":") ? encodeURIComponent(parameters[part.slice(1)]) : part));
  return `#/${parts.join("/")}`;
}
