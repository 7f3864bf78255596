// Into which files the tablet app is cut: its entry, which every view stands on, and the parts that are read later.
import { readFile } from "node:fs/promises";
import { basename, dirname, join } from "node:path";

// The tablet's parts that are read later, each with what is there before it.
const [BASE, ROUND] = ["app.js", "views/round.js"];
const PARTS = Object.fromEntries([
  ...["views/list.js", "views/warnings.js", "views/closed.js", "keeping_app.js", "views/besides.js", "sync/engine.js", "store/later.js", ROUND].map((part) => [part, [BASE]]),
  ...["walk", "sheet", "review", "ending", "verify", "finding", "taking", "photo_viewer", "marks", "encounter", "contradiction"].map((name) => [`views/${name}.js`, [BASE, ROUND]]),
  ["model/engine.js", [BASE, ROUND]],
]);

/**
 * Modules that several parts share would each become a file of their own, by who shares them: dozens, which pack badly
 * and are read one after the other. So every part begins with all of the entry, and those of a round with all that rounds
 * share; what is in either then is in one file, and nothing is in two.
 */
export const together = (folder) => ({
  name: "together",
  setup({ onLoad }) {
    onLoad({ filter: /\/static\/js\/field\/.*\.js$/ }, async ({ path }) => {
      const part = path.slice(folder.length + 1);
      if (!(part in PARTS)) return undefined;
      const before = PARTS[part].map((each) => `import ${JSON.stringify(join(folder, each))};`);
      return { contents: [...before, await readFile(path, "utf8")].join("\n"), loader: "js", resolveDir: dirname(path) };
    });
  },
});

/** What the entry cannot begin without: the browser is told of all of it at once. */
export function neededFirst(parts, entry) {
  const found = new Set();
  const visit = (path) => {
    const direct = parts[path].imports.filter(({ kind, external }) => kind === "import-statement" && !external);
    for (const { path: next } of direct) {
      if (found.has(next)) continue;
      found.add(next);
      visit(next);
    }
  };
  visit(entry);
  return [...found];
}

/** By module that is read later: all files that are there when it is, beginning with the entry. */
export function openedBy(parts, entry) {
  const later = Object.keys(parts).filter((path) => parts[path].entryPoint && path !== entry);
  const name = (path) => parts[path].entryPoint.replace(/^static\/js\/field\//, "");
  const round = later.filter((path) => name(path) === ROUND);
  const before = (path) => (PARTS[name(path)]?.includes(ROUND) ? round : []);
  const needed = (path) => [entry, ...before(path), path].flatMap((each) => [each, ...neededFirst(parts, each)]);
  return Object.fromEntries(later.map((path) => [name(path), [...new Set(needed(path))].map((each) => basename(each))]));
}
