import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { findWrites } from "./find-writers";

const server = fileURLToPath(new URL("../..", import.meta.url));
const sources = readdirSync(server, { recursive: true, encoding: "utf8" })
  .map((path) => path.replaceAll("\\", "/"))
  .filter((path) => path.endsWith(".ts") && !/\.test\.ts$|(^|\/)testing\//.test(path))
  .filter((path) => !path.startsWith("boot/"));

/** Beside the statement's parts: who holds a task, what stands around a request, what calls cost, what is old. */
const BESIDE: Record<string, string[]> = {
  "agents/models/call-store.ts": ["runs", "tasks"],
  "engine/task-queue.ts": ["tasks"],
  "orders/change-open-approval.ts": ["approvals"],
  "orders/claim-approval.ts": ["approvals"],
  "retention/purge-events.ts": ["runs", "run_events"],
};

test("E16: no other module writes what a run is made of", () => {
  const writers = sources.flatMap((path): [string, string[]][] => {
    const writes = findWrites(readFileSync(join(server, path), "utf8"));
    return writes.length > 0 && !/^engine\/[a-z]+-parts\.ts$/.test(path) ? [[path, writes]] : [];
  });
  expect(Object.fromEntries(writers)).toEqual(BESIDE);
});

test.each([
  ["await pool.query(`insert into runs (id) values ($1)`)", ["runs"]],
  ['"UPDATE\\n  tasks t set status = 1"', ["tasks"]],
  ["tx.update(approvals).set({ status })", ["approvals"]],
  ["delete from run_events e using x", ["run_events"]],
  ["select id from runs for update", []],
  ["insert into runs_of_others (id)", []],
])("a write is seen: %s", (text, tables) => {
  expect(findWrites(text.replaceAll("\\n", "\n"))).toEqual(tables);
});
