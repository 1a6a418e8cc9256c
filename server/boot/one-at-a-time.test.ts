import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { oneAtATime } from "./one-at-a-time.mjs";

const folder = mkdtempSync(join(tmpdir(), "botarmy-lock-"));
const lock = join(folder, "made/build.lock");
afterAll(() => rmSync(folder, { recursive: true }));

test("two that do the same work do it one after the other", async () => {
  const done: string[] = [];
  const workOf = (name: string) => async () => {
    done.push(`${name} begins`);
    await new Promise((resolve) => setTimeout(resolve, 20));
    done.push(`${name} ends`);
  };
  await Promise.all([oneAtATime(lock, workOf("one")), oneAtATime(lock, workOf("two"))]);
  expect(done).toEqual(["one begins", "one ends", "two begins", "two ends"]);
  expect(readdirSync(join(folder, "made"))).toEqual([]);
});

test("work that fails gives the lock back", async () => {
  const failing = () => Promise.reject(new Error("No room."));
  await expect(oneAtATime(lock, failing)).rejects.toThrow("No room.");
  expect(existsSync(lock)).toBe(false);
});

const deadPid = spawnSync(process.execPath, ["--version"]).pid;

test.each([
  ["a dead process", deadPid],
  ["an earlier process of the same pid", process.pid],
])("what %s left locked is taken over", async (_, pid) => {
  writeFileSync(lock, String(pid));
  let isDone = false;
  await oneAtATime(lock, async () => {
    isDone = true;
  });
  expect(isDone).toBe(true);
});
