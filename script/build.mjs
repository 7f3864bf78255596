// Bundle the tablet app: node script/build.mjs [--watch]
//
// Reads static/js/field, static/css and the packages; writes static/built, whose files carry the hash of their
// content in their names. static/built/field.json tells the server which file is which. It is written last and
// files no longer named go after it, so that a server running meanwhile always finds a whole set.
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, watch } from "node:fs";
import { mkdir, readFile, readdir, rename, rm, writeFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { gzipSync } from "node:zlib";
import { build as bundle } from "esbuild";
import { minify } from "terser";
import { neededFirst, openedBy, together } from "./parts.mjs";

const ROOT = fileURLToPath(new URL("..", import.meta.url));
const FIELD = join(ROOT, "static/js/field");
const BUILT = join(ROOT, "static/built");
const ADDRESS = "/static/built/";
// A worker is answered by the service worker only where its own address lies below /field/, whatever page starts it.
const workerAddress = (name, file) => `/field/${name}.js?${file.slice(name.length + 1, -".js".length)}`;
const LANGUAGES = { zh: [], en: ["english"] };
// Pages: one bundle a language each. The tablet keeps the first only; the other is the office's preview.
const PAGES = { app: "app.js", preview: "preview.js" };
const TABLET = "app";
const WORKERS = { image_worker: "image_worker.js", journal_worker: "store/journal_worker.js" };
const STYLES = ["tokens.css", "field.css", "field_sheet.css"];
const COPIES = { qr_wasm: "node_modules/zxing-wasm/dist/reader/zxing_reader.wasm" };
const SPRITE = "static/img/icons.svg"; // the shell holds it
// What the app's version is told from: whatever changes here is a new version to a tablet.
const SOURCES = ["static/js", "static/css", "templates/field"];
const SINGLE_SOURCES = ["package-lock.json", "script/build.mjs", "script/parts.mjs", SPRITE];

// esbuild joins and shortens; terser, which looks at a whole file at once, takes off a further twentieth. It takes
// seconds, so --watch goes without.
const SQUEEZE = { module: true, ecma: 2020, compress: { passes: 2 } };
const squeezing = !process.argv.includes("--watch");
const squeezed = new Map();
// What squeezes is part of what a file is, so it has to show in the hash that esbuild gives it.
const squeezer = JSON.stringify([JSON.parse(readFileSync(join(ROOT, "node_modules/terser/package.json"), "utf8")).version, SQUEEZE, squeezing]);

const options = {
  bundle: true,
  minify: true,
  write: false,
  metafile: true,
  legalComments: "none",
  charset: "utf8",
  target: ["chrome111", "safari16.4", "firefox115"],
  outdir: BUILT,
  absWorkingDir: ROOT,
  logLevel: "error",
};

/** Twelve hexadecimal digits of what `content` is. */
const hashOf = (content) => createHash("sha256").update(content).digest("hex").slice(0, 12);

function sourceFiles(folder) {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name));
}

/** The version: the same sources make the same, on every machine. */
function version() {
  const files = SOURCES.flatMap((folder) => sourceFiles(join(ROOT, folder)));
  const all = [...files, ...SINGLE_SOURCES.map((name) => join(ROOT, name))].sort();
  return hashOf(all.map((path) => `${path.slice(ROOT.length)} ${hashOf(readFileSync(path))}\n`).join(""));
}

/** What is to be written, by name. */
class Output {
  files = new Map();

  /** Keep `content` under a name with its hash; the name. */
  add(name, ending, content) {
    const hashed = `${name}-${hashOf(content)}.${ending}`;
    this.files.set(hashed, content);
    return hashed;
  }

  /** Keep what esbuild made and hashed itself, made still smaller where it goes to a tablet. */
  async addAll(result, isSmall) {
    for (const { path, text } of result.outputFiles) {
      this.files.set(basename(path), Buffer.from(isSmall(basename(path)) ? await squeeze(text) : text));
    }
  }
}

/** The same script in fewer bytes; kept, since the parts of one language and the next build often are the same. */
async function squeeze(text) {
  if (!squeezing) return text;
  if (!squeezed.has(text)) squeezed.set(text, (await minify(text, SQUEEZE)).code);
  return squeezed.get(text);
}

/** Two style sheets: what stands around every view and what a sheet shows; and what the other views show besides. */
async function styles(output) {
  const rest = readdirSync(join(ROOT, "static/css")).filter((name) => /^field_\w+\.css$/.test(name) && !STYLES.includes(name));
  const joined = async (names, as) => {
    const contents = names.map((name) => `@import "./${name}";`).join("\n");
    const stdin = { contents, loader: "css", resolveDir: join(ROOT, "static/css") };
    const made = await bundle({ ...options, stdin });
    return output.add(as, "css", made.outputFiles[0].contents);
  };
  return { style: await joined(STYLES, "field"), views_style: await joined(rest.sort(), "views") };
}

async function workers(output) {
  const named = {};
  for (const [name, path] of Object.entries(WORKERS)) {
    const entry = join(FIELD, path);
    if (!existsSync(entry)) continue;
    const made = await bundle({ ...options, entryPoints: [entry], format: "iife" });
    named[name] = output.add(name, "js", Buffer.from(await squeeze(made.outputFiles[0].text)));
  }
  return named;
}

async function copies(output) {
  const named = {};
  for (const [name, path] of Object.entries(COPIES)) {
    named[name] = output.add(name, path.split(".").pop(), await readFile(join(ROOT, path)));
  }
  return named;
}

/** One page in one language: its entry, and the parts loaded with it and later. */
async function page(output, name, language, told) {
  const made = await bundle({
    ...options,
    entryPoints: { [`${name}-${language}`]: join(FIELD, PAGES[name]) },
    entryNames: "[name]-[hash]",
    chunkNames: "part-[hash]",
    format: "esm",
    splitting: true,
    conditions: LANGUAGES[language],
    plugins: name === TABLET ? [together(FIELD)] : [],
    define: { BUILT: JSON.stringify({ ...told, language }) },
    footer: { js: `//${squeezer}` },
  });
  const parts = made.metafile.outputs;
  const entry = Object.keys(parts).find((path) => parts[path].entryPoint?.endsWith(`/field/${PAGES[name]}`));
  const isReader = (part) => Object.keys(part.inputs).some((input) => input.includes("zxing-wasm"));
  const readers = Object.keys(parts).filter((path) => isReader(parts[path])).map((path) => basename(path));
  await output.addAll(made, (part) => name === TABLET && !readers.includes(part));
  return {
    entry: basename(entry),
    first: neededFirst(parts, entry).map((path) => basename(path)),
    opened: openedBy(parts, entry),
    parts: Object.keys(parts).map((path) => [basename(path), readers.includes(basename(path))]),
  };
}

async function pages(output, told) {
  const named = {};
  const preload = {};
  const kept = { always: [], qr: [told.qr_wasm] };
  const [later, opened] = [{}, {}];
  for (const name of Object.keys(PAGES).filter((each) => existsSync(join(FIELD, PAGES[each])))) {
    named[name] = {};
    for (const language of Object.keys(LANGUAGES)) {
      const { entry, first, parts, opened: openedHere } = await page(output, name, language, told);
      named[name][language] = entry;
      preload[name] = { ...preload[name], [language]: first };
      if (name !== TABLET) continue;
      const own = parts.filter(([part, isReader]) => !isReader && part !== entry && !first.includes(part));
      later[language] = own.map(([part]) => part);
      opened[language] = openedHere;
      for (const [part, isReader] of parts) kept[isReader ? "qr" : "always"].push(ADDRESS + part);
    }
  }
  return { named: { ...named, preload, later, opened }, kept };
}

/** The service worker stands under one name for ever: browsers look there for a new version. */
async function serviceWorker(output, build, kept) {
  const entry = join(FIELD, "service_worker.js");
  if (!existsSync(entry)) return {};
  const list = { always: [...new Set(kept.always)].sort(), qr: [...new Set(kept.qr)].sort() };
  const define = { BUILD: JSON.stringify(build), KEPT: JSON.stringify(list) };
  const made = await bundle({ ...options, entryPoints: [entry], format: "iife", define });
  output.files.set("service_worker.js", made.outputFiles[0].contents);
  return { service_worker: "service_worker.js" };
}

/** What the shell and the install manifest say, in every language. */
async function shellWords(build) {
  const words = {};
  for (const language of Object.keys(LANGUAGES)) {
    const path = join(FIELD, "words", language, "shell.js");
    if (existsSync(path)) words[language] = (await import(`${pathToFileURL(path)}?${build}`)).default;
  }
  return words;
}

async function write(folder, output, facts) {
  const put = async (name, content) => {
    const draft = join(folder, `.${name}.new`);
    await writeFile(draft, content);
    await rename(draft, join(folder, name));
  };
  await mkdir(folder, { recursive: true });
  for (const [name, content] of output.files) await put(name, content);
  await put("field.json", `${JSON.stringify(facts, null, 1)}\n`);
  for (const name of await readdir(folder)) {
    if (name !== "field.json" && !output.files.has(name)) await rm(join(folder, name), { force: true });
  }
}

/** The weight of each view of a round opened by itself in one language, and of all a tablet keeps, compressed. */
function tellWeight(output, facts) {
  const weight = (names) => names.reduce((sum, name) => sum + gzipSync(output.files.get(name), { level: 9 }).length, 0);
  const told = (names) => `${(weight(names) / 1000).toFixed(1)} kB`;
  for (const language of Object.keys(LANGUAGES)) {
    if (!facts.app) continue;
    const opened = (view) => [...facts.opened[language][`views/${view}.js`], facts.style, ...(view === "sheet" ? [] : [facts.views_style])];
    const views = ["list", "walk", "sheet", "review"].map((view) => `${view} ${told(opened(view))}`);
    const all = [facts.app[language], ...facts.preload.app[language], ...facts.later[language], facts.style, facts.views_style];
    console.log(`${language}: ${views.join(", ")}, ${told(all)} in all (gzip, without QR reader)`);
  }
}

/** Build into `folder`; what was made, and the facts of field.json. */
export async function build(folder = BUILT) {
  const output = new Output();
  const id = version();
  const { style, views_style } = await styles(output);
  const parts = { views_style, ...(await workers(output)), ...(await copies(output)) };
  const addressOf = ([name, file]) => [name, name in WORKERS ? workerAddress(name, file) : ADDRESS + file];
  const addresses = Object.fromEntries(Object.entries(parts).map(addressOf));
  const { named, kept } = await pages(output, { build: id, ...addresses });
  const workerAddresses = Object.keys(WORKERS).flatMap((name) => addresses[name] ?? []);
  kept.always.push(ADDRESS + style, addresses.views_style, ...workerAddresses);
  const worker = await serviceWorker(output, id, kept);
  const facts = { build: id, style, ...parts, ...named, ...worker, words: await shellWords(id) };
  await write(folder, output, facts);
  return { output, facts };
}

async function buildAndTell() {
  try {
    const { output, facts } = await build();
    tellWeight(output, facts);
    return true;
  } catch (error) {
    console.error(String(error.message ?? error));
    return false;
  }
}

async function keepBuilding() {
  let timer;
  const again = () => {
    clearTimeout(timer);
    timer = setTimeout(buildAndTell, 80);
  };
  for (const folder of SOURCES) watch(join(ROOT, folder), { recursive: true }, again);
  console.log("Watching; every change is built. End with Ctrl+C.");
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const well = await buildAndTell();
  if (process.argv.includes("--watch")) await keepBuilding();
  else process.exitCode = well ? 0 : 1;
}
