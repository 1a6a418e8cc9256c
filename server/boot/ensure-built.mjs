import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { oneAtATime } from "./one-at-a-time.mjs";
import { fail, root, runNode, since } from "./run.mjs";

const NOTE = join(root, "dist/build.json");
const SETTINGS = ["package.json", "package-lock.json", "tsconfig.json"];
const PAGES = ["app", "workflows", "public", "next.config.js", "postcss.config.mjs", ...SETTINGS];
const SERVER = ["server", "db", "workflows", ...SETTINGS];

/**
 * Makes what is missing or older than its sources: `.next` (pages) and `dist/main.mjs` (server). Of programs that
 * start at once one builds, and the others wait for it.
 */
export async function ensureBuilt() {
  const wanted = { pages: hashOf(PAGES), server: hashOf(SERVER) };
  if (!isBuilt(wanted)) await oneAtATime(join(root, "dist/build.lock"), () => makeMissing(wanted));
}

function isBuilt(wanted) {
  const built = readNote();
  return wanted.pages === built.pages && wanted.server === built.server;
}

/** The note of what was built is written last, so an interrupted build is made again. */
async function makeMissing(wanted) {
  const built = readNote();
  if (wanted.pages !== built.pages) {
    writeNote({ server: built.server });
    await buildPages();
  }
  if (wanted.server !== built.server) await bundleServer();
  if (!isBuilt(wanted)) writeNote(wanted);
}

async function buildPages() {
  const start = performance.now();
  console.log("Building the pages (about half a minute, once per version) ...");
  let output = "";
  const code = await runNode("node_modules/next/dist/bin/next", ["build"], {
    env: { NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" },
    collect: (text) => {
      output += text;
    },
  });
  if (code !== 0) fail(`${output}\nThe pages could not be built; the reason stands above.`);
  console.log(`Built in ${since(start)}.`);
}

/** How the server is bundled; crash points are left out altogether (S46). */
export const SERVER_BUNDLE = {
  absWorkingDir: root,
  entryPoints: ["./server/main.ts", "./server/doctor.ts"],
  outdir: "dist",
  outExtension: { ".js": ".mjs" },
  bundle: true,
  platform: "node",
  format: "esm",
  target: "node20",
  packages: "external",
  define: { IS_CRASH_TEST: "false" },
  minifySyntax: true,
  sourcemap: true,
  logLevel: "error",
};

async function bundleServer() {
  const { build } = await import("esbuild");
  const bundled = build(SERVER_BUNDLE);
  await bundled.catch(() => fail("The server could not be bundled; the reason stands above."));
}

function readNote() {
  const isComplete =
    existsSync(NOTE) && existsSync(join(root, ".next/BUILD_ID")) && existsSync(join(root, "dist/main.mjs"));
  return isComplete ? JSON.parse(readFileSync(NOTE, "utf8")) : {};
}

/** Others read it at any moment: it is the former or the next, never half of one. */
function writeNote(note) {
  writeFileSync(`${NOTE}.next`, JSON.stringify(note));
  renameSync(`${NOTE}.next`, NOTE);
}

/** @returns {string} the SHA-256 of these files and folders, tests and data aside */
function hashOf(names) {
  const hash = createHash("sha256");
  for (const name of names.flatMap(listFiles))
    hash.update(`${name}\0`).update(readFileSync(join(root, name)));
  return hash.digest("hex");
}

function listFiles(name) {
  if (!existsSync(join(root, name))) return [];
  if (/\.[a-z]+$/.test(name)) return [name];
  const entries = readdirSync(join(root, name), { recursive: true, withFileTypes: true });
  const files = entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name));
  return files
    .map((file) => file.slice(root.length + 1))
    .filter(isSource)
    .sort();
}

function isSource(file) {
  return !/\.test\.tsx?$|[/\\]testing[/\\]|workflows[/\\]library|server[/\\]boot/.test(file);
}
