import { existsSync, readFileSync, rmSync } from "node:fs";
import { isAbsolute, join, relative } from "node:path";
import { root, runNode } from "./run.mjs";

/**
 * @typedef {{ file: string, name: string }} Test `name` holds the file; a file that broke before its tests is one
 * @typedef {{ code: number, passed: Test[], failed: Test[] }} Outcome
 */

/** Runs vitest on all files, or on those given. @returns {Promise<Outcome>} */
export async function runVitest(reports, files = []) {
  const file = join(reports, "vitest.json");
  rmSync(file, { force: true });
  const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${file}`];
  const code = await runNode("node_modules/vitest/vitest.mjs", ["run", ...reporters, ...files]);
  return sortOut(code, (readReport(file)?.testResults ?? []).flatMap(testsOfFile));
}

function testsOfFile({ name, status, assertionResults }) {
  const file = isAbsolute(name) ? relative(root, name) : name;
  const tests = assertionResults.map((test) => ({
    file,
    name: `${file}: ${test.fullName}`,
    status: test.status,
  }));
  const isBroken = status === "failed" && !tests.some((test) => test.status === "failed");
  return isBroken ? [...tests, { file, name: file, status: "failed" }] : tests;
}

/** Runs browser tests on a server of their own. @returns {Promise<Outcome>} */
export async function runPlaywright(reports, args = []) {
  const file = join(reports, "playwright.json");
  rmSync(file, { force: true });
  const command = ["test", "--reporter=list,json", ...args];
  const env = { PLAYWRIGHT_JSON_OUTPUT_FILE: file };
  const code = await runNode("node_modules/@playwright/test/cli.js", command, { env });
  return sortOut(code, (readReport(file)?.suites ?? []).flatMap(specsIn).flatMap(testsOfSpec));
}

function specsIn({ specs = [], suites = [] }) {
  return [...specs, ...suites.flatMap(specsIn)];
}

const PLAYWRIGHT_STATUS = { expected: "passed", unexpected: "failed" };

function testsOfSpec({ file, title, tests }) {
  return tests.map(({ status }) => ({ file, name: `${file}: ${title}`, status: PLAYWRIGHT_STATUS[status] }));
}

function sortOut(code, tests) {
  const thatAre = (status) => tests.filter((test) => test.status === status);
  return { code, passed: thatAre("passed"), failed: thatAre("failed") };
}

function readReport(file) {
  return existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : undefined;
}

/** What a second try of the files that failed made of a first. @returns {{ mended: Test[], left: Test[] }} */
export function compareTries(first, second) {
  const passes = new Set(second.passed.map(({ name }) => name));
  const isWhole = (file) =>
    second.passed.some((test) => test.file === file) && !second.failed.some((test) => test.file === file);
  const isMended = ({ file, name }) => (name === file ? isWhole(file) : passes.has(name));
  return {
    mended: first.failed.filter(isMended),
    left: first.failed.filter((test) => !isMended(test)),
  };
}
