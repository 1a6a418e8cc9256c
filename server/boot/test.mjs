import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ensureChromium } from "./chromium.mjs";
import { checkNode, ensureInstalled } from "./ensure-installed.mjs";
import { fail, runNode } from "./run.mjs";
import { compareTries, runPlaywright, runVitest } from "./run-tests.mjs";

/**
 * `npm test`, from a fresh clone on: everything that CI runs. Every part runs, whatever the others say, and
 * the last line is the sum: `N passed, N failed`. `npm run test:e2e` names the one part to run.
 * Files with a failed test are tried once more, by themselves; what passed only then is named as unsteady.
 * `npm run test:full` does the same in the sizes of a release, tries nothing twice, and proves that planted
 * bugs are found;
 * `npm run test:full -- A` (or B, C, D) does a quarter of it.
 */
const PARTS = {
  format: () => runCheck("node_modules/@biomejs/biome/bin/biome", ["ci", "--error-on-warnings", "."]),
  types: () => runCheck("node_modules/typescript/bin/tsc", ["--noEmit"]),
  layers: () => runCheck("node_modules/tsx/dist/cli.mjs", ["server/boot/checks/check-layers.ts"]),
  migrations: () => runCheck("node_modules/tsx/dist/cli.mjs", ["db/generate-migration.ts", "--check"]),
  vitest: runVitestTwice,
  build: () => runCheck("server/boot/build.mjs", []),
  browser: runBrowserTests,
  bugs: () => runCheck("node_modules/tsx/dist/cli.mjs", ["server/boot/checks/plant-bugs.ts"]),
};
const PR_PARTS = Object.keys(PARTS).filter((name) => name !== "bugs");

/** What a quarter runs: A chaos, B models and fuzz, C the rest of the server, D all the rest. */
const SHARDS = {
  A: ["vitest", "build", "browser"],
  B: ["vitest"],
  C: ["vitest"],
  D: Object.keys(PARTS),
};

checkNode();
await ensureInstalled();
const reports = mkdtempSync(join(tmpdir(), "botarmy-reports-"));
process.once("exit", () => rmSync(reports, { recursive: true }));
const isTriedTwice = process.argv[2] !== "full";
const total = { passed: 0, failed: 0 };
const unsteady = [];
for (const name of chooseParts(process.argv.slice(2))) {
  const runPart = PARTS[name];
  console.log(`\n== ${name}`);
  const { passed, failed } = await runPart();
  if (failed > 0) console.log(`== ${name} failed`);
  total.passed += passed;
  total.failed += failed;
}
if (unsteady.length > 0)
  console.log(`\nUnsteady, passed at the second try only:\n  ${unsteady.join("\n  ")}`);
console.log(`\n${total.passed} passed, ${total.failed} failed`);
process.exitCode = total.failed > 0 ? 1 : 0;

/** Tests and their configurations learn the tier and the quarter from the environment. */
function chooseParts([first, quarter]) {
  if (first !== "full") return first ? [first] : PR_PARTS;
  process.env.TEST_TIER = "full";
  if (!quarter) return Object.keys(PARTS);
  if (!SHARDS[quarter]) fail(`There are the quarters ${Object.keys(SHARDS).join(", ")}.`);
  process.env.TEST_SHARD = quarter;
  return SHARDS[quarter];
}

async function runCheck(script, args) {
  return judge(await runNode(script, args));
}

/** A part without tests of its own counts as one. */
function judge(code) {
  return code === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
}

async function runVitestTwice() {
  const run = (files) => runVitest(reports, files);
  return tryTwice("in a process of their own", run, ({ failed }) => [
    ...new Set(failed.map(({ file }) => file)),
  ]);
}

async function runBrowserTests() {
  if (!(await ensureChromium())) return judge(1);
  return tryTwice(
    "on a new server",
    (args) => runPlaywright(reports, args),
    () => ["--last-failed"],
  );
}

async function tryTwice(where, run, choose) {
  const first = await run([]);
  if (first.failed.length === 0 || !isTriedTwice) {
    return addUp(first.code, first.passed.length, first.failed.length);
  }
  console.log(`\n== what failed, once more ${where}`);
  const { mended, left } = compareTries(first, await run(choose(first)));
  unsteady.push(...mended.map(({ name }) => name));
  return { passed: first.passed.length + mended.length, failed: left.length };
}

/** A runner that failed without a failed test (it broke, or found no tests) counts as one failure. */
function addUp(code, passed, failed) {
  return { passed, failed: failed === 0 && code !== 0 ? 1 : failed };
}
