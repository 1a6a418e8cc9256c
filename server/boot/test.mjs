import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ensureChromium } from "./chromium.mjs";
import { checkNode, ensureInstalled } from "./ensure-installed.mjs";
import { fail, root, runNode } from "./run.mjs";

/**
 * `npm test`, from a fresh clone on: everything that CI runs. Every part runs, whatever the others say, and
 * the last line is the sum: `N passed, N failed`. `npm run test:e2e` names the one part to run.
 * What waits for other programs (database, browser) is tried twice; what passed only then is named as unsteady.
 * `npm run test:full` does the same in the sizes of a release, tries nothing twice, and proves that planted
 * bugs are found;
 * `npm run test:full -- A` (or B, C, D) does a quarter of it.
 */
const PARTS = {
  format: () => runCheck("node_modules/@biomejs/biome/bin/biome", ["ci", "--error-on-warnings", "."]),
  types: () => runCheck("node_modules/typescript/bin/tsc", ["--noEmit"]),
  layers: () => runCheck("node_modules/tsx/dist/cli.mjs", ["server/boot/checks/check-layers.ts"]),
  migrations: () => runCheck("node_modules/tsx/dist/cli.mjs", ["db/generate-migration.ts", "--check"]),
  vitest: runVitest,
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
  if (first !== "full") {
    process.env.TEST_RETRIES = "1";
    return first ? [first] : PR_PARTS;
  }
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

async function runVitest() {
  const file = join(reports, "vitest.json");
  const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${file}`];
  const code = await runNode("node_modules/vitest/vitest.mjs", ["run", ...reporters]);
  const report = readReport(file);
  const results = (report?.testResults ?? []).flatMap(({ assertionResults }) => assertionResults);
  const retried = results.filter(
    ({ status, failureMessages }) => status === "passed" && failureMessages.length > 0,
  );
  unsteady.push(...retried.map(({ fullName }) => fullName));
  const filesThatBroke = (report?.testResults ?? []).filter(
    (result) =>
      result.status === "failed" && !result.assertionResults.some(({ status }) => status === "failed"),
  );
  return addUp(code, report?.numPassedTests, (report?.numFailedTests ?? 0) + filesThatBroke.length);
}

async function runBrowserTests() {
  const isThere =
    existsSync(join(root, "e2e")) && readdirSync(join(root, "e2e")).some((name) => name.endsWith(".spec.ts"));
  if (!isThere) {
    console.log("There are no browser tests.");
    return { passed: 0, failed: 0 };
  }
  if (!(await ensureChromium())) return judge(1);
  const first = await runJourneys([]);
  if (first.failed.length === 0 || !process.env.TEST_RETRIES) {
    return addUp(first.code, first.passed.length, first.failed.length);
  }
  console.log("\n== browser: what failed, once more on a new server");
  const second = await runJourneys(["--last-failed"]);
  const mended = first.failed.filter((name) => second.passed.includes(name));
  unsteady.push(...mended);
  const failed = first.failed.length - mended.length;
  return { passed: first.passed.length + mended.length, failed };
}

/** Runs browser tests, and answers which passed and which failed, by file and title. */
async function runJourneys(args) {
  const file = join(reports, "playwright.json");
  const env = { PLAYWRIGHT_JSON_OUTPUT_FILE: file };
  rmSync(file, { force: true });
  const command = ["test", "--reporter=list,json", ...args];
  const code = await runNode("node_modules/@playwright/test/cli.js", command, { env });
  const tests = (readReport(file)?.suites ?? []).flatMap(specsIn).flatMap(testsIn);
  const named = (status) => tests.filter((test) => test.status === status).map(({ name }) => name);
  return { code, passed: named("expected"), failed: named("unexpected") };
}

function specsIn({ specs = [], suites = [] }) {
  return [...specs, ...suites.flatMap(specsIn)];
}

function testsIn({ file, title, tests }) {
  return tests.map(({ status }) => ({ name: `${file}: ${title}`, status }));
}

function readReport(file) {
  return existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : undefined;
}

/** A runner that failed without a failed test (it broke, or found no tests) counts as one failure. */
function addUp(code, passed = 0, failed = 0) {
  return { passed, failed: failed === 0 && code !== 0 ? 1 : failed };
}
