import { expect, test } from "vitest";
import { findLayerFaults } from "./find-layer-faults";
import { readSource } from "./read-source";

/** @param files a path and its text each; the first one is on trial */
function judge(...files: [path: string, text: string][]): string[] {
  return findLayerFaults(files.map(([path, text]) => readSource(path, text)));
}

const BROKEN: [path: string, text: string, sentence: string][] = [
  ["workflows/run/a.ts", 'import type { B } from "#db/b";', "The core imports nothing of ours"],
  ["workflows/run/a.test.ts", 'import type { B } from "#db/b";', "The core imports nothing of ours"],
  ["workflows/run/a.ts", 'import { readFile } from "node:fs";', "The core sees zod"],
  ["workflows/run/a.ts", 'import { parse } from "yaml";', "The core sees zod"],
  ["workflows/definition/a.ts", 'import { sha256 } from "@noble/hashes/sha2";', "The core sees zod"],
  ["workflows/run/a.ts", "export const dice = () => Math.random();", "neither throws dice"],
  ["workflows/run/a.ts", 'export const one = eval("1");', "neither throws dice"],
  ["workflows/run/a.ts", 'export const one = new Function("return 1");', "neither throws dice"],
  ["db/a.ts", 'import type { B } from "#server/b";', "db/ imports the core alone"],
  ["db/a.ts", 'import { evolve } from "#workflows/run/evolve";', "use `import type`"],
  ["server/engine/a.ts", 'import { B } from "../../app/b";', "The server knows no page"],
  ["app/runs/a.tsx", 'import { router } from "#server/api/router";', "types only"],
  ["app/runs/a.tsx", 'import { type A, router } from "#server/api/router";', "types only"],
  ["app/runs/a.tsx", 'const router = await import("#server/api/router");', "types only"],
  ["app/runs/a.tsx", 'import type { runs } from "#db/tables/runs";', "never sees the database"],
  ["app/runs/a.tsx", 'import { readFile } from "node:fs/promises";', "runs in the browser"],
  ["app/runs/a.tsx", 'import { Pool } from "pg";', "runs in the browser"],
  ["e2e/a.spec.ts", 'import type { A } from "#server/b";', "is a stranger"],
  ["server/engine/a.ts", 'import { main } from "../main";', "Nobody imports main.ts"],
  ["server/api/a.ts", 'import { run } from "../agents/run";', "A router validates"],
  ["server/api/a.ts", 'import { sql } from "drizzle-orm";', "No SQL in a router"],
  ["server/api/a.ts", 'import { openDatabase } from "#db/client";', "No SQL in a router"],
  ["server/engine/a.ts", 'import type { A } from "../agents/offline";', "agent port alone"],
  ["server/agents/a.ts", 'import { claim } from "../engine/claim";', "is a leaf"],
  ["server/queries/a.ts", 'import { claim } from "../engine/claim";', "is a leaf"],
  ["server/live/a.ts", 'import { claim } from "../engine/claim";', "is a leaf"],
  ["server/engine/a.ts", "export const home = process.env.HOME;", "environment is read in server/config.ts"],
  ["server/engine/a.ts", 'export { b } from "./b";', "only re-exports"],
  ["server/engine/a.ts", 'import { b } from "../../db/b";', "another top folder"],
  ["server/engine/a.ts", 'import { b } from "#server/testing/b";', "is for tests"],
];

const MAIN: [string, string] = ["server/main.ts", "export const main = 1;"];

test.each(BROKEN)("%s may not say: %s", (path, text, sentence) => {
  expect(judge([path, text], MAIN).join("\n")).toContain(sentence);
});

const ALLOWED: [path: string, text: string][] = [
  ["workflows/dialects/a.ts", 'import { z } from "zod"; import { parseDocument } from "yaml";'],
  ["workflows/run/a.ts", 'import { sha256 } from "@noble/hashes/sha2";'],
  ["workflows/run/a.test.ts", 'import fc from "fast-check"; import { readFileSync } from "node:fs";'],
  ["db/tables/runs.ts", 'import type { RunState } from "#workflows/run/run-state";'],
  ["server/config.ts", "export const config = read(process.env);"],
  [
    "server/agents/a.ts",
    'import type { AgentPort } from "../engine/agent-port"; import { log } from "#server/log";',
  ],
  ["server/engine/a.db.test.ts", 'import { createTestDatabase } from "#db/testing/test-database";'],
  [
    "app/runs/a.tsx",
    'import type { Router } from "#server/api/router"; import { evolve } from "#workflows/run/evolve";',
  ],
  ["app/runs/a.tsx", 'import { type Router } from "#server/api/router";'],
];

test.each(ALLOWED)("%s may say: %s", (path, text) => {
  expect(judge([path, text], ["server/log.ts", "export const log = 1;"])).toEqual([]);
});

test("a cycle is named with every file on it", () => {
  const faults = judge(
    ["db/a.ts", 'import { b } from "./b";'],
    ["db/b.ts", 'import type { c } from "#db/c";'],
    ["db/c.ts", 'import { a } from "./a";'],
  );
  expect(faults).toEqual(["db/a.ts -> db/b.ts -> db/c.ts -> db/a.ts is a cycle."]);
});

test("a fault tells its file and line", () => {
  expect(judge(["db/a.ts", '\n\nimport { b } from "#server/b";'])[0]).toMatch(
    /^db\/a\.ts:3 imports server\/b\. /,
  );
});
