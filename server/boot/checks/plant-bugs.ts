import { spawn } from "node:child_process";
import { once } from "node:events";
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { PLANTED_BUGS, type PlantedBug } from "./planted-bugs";

const root = fileURLToPath(new URL("../../..", import.meta.url));
const COPIED = ["workflows", "server", "db", "package.json", "tsconfig.json", "vitest.config.ts"];

/**
 * Plants each bug in a copy of the tree and insists that the test named for it fails (G23): tests that cannot
 * fail prove nothing. `quick` plants those that need no database; words of a name plant that one.
 */
async function plantBugs(words: string): Promise<number> {
  const chosen = PLANTED_BUGS.filter((bug) => (words === "quick" ? bug.isQuick : bug.name.includes(words)));
  const copy = mkdtempSync(join(tmpdir(), "botarmy-planted-"));
  try {
    for (const name of COPIED) cpSync(join(root, name), join(copy, name), { recursive: true });
    symlinkSync(join(root, "node_modules"), join(copy, "node_modules"));
    let missed = 0;
    for (const bug of chosen) {
      const verdict = await tryBug(copy, bug);
      if (verdict !== "caught") missed += 1;
      console.log(`${verdict}: ${bug.name}`);
    }
    console.log(`${chosen.length - missed} of ${chosen.length} planted bugs were caught.`);
    return missed === 0 && chosen.length > 0 ? 0 : 1;
  } finally {
    rmSync(copy, { recursive: true, force: true });
  }
}

async function tryBug(copy: string, { file, find, plant, caughtBy }: PlantedBug): Promise<string> {
  const path = join(copy, file);
  const sound = readFileSync(path, "utf8");
  if (sound.split(find).length !== 2)
    return `NOT PLANTED, ${file} reads otherwise now (change planted-bugs.ts)`;
  writeFileSync(
    path,
    sound.replace(find, () => plant),
  );
  try {
    const failed = await runTest(copy, caughtBy);
    if (failed === null) return `NOT RUN, there is no test "${caughtBy.title}" in ${caughtBy.file}`;
    return failed ? "caught" : `MISSED by "${caughtBy.title}"`;
  } finally {
    writeFileSync(path, sound);
  }
}

type Report = { testResults: { assertionResults: { title: string; status: string }[] }[] };

/** Whether the test failed; null when no such test ran. */
async function runTest(copy: string, { file, title }: PlantedBug["caughtBy"]): Promise<boolean | null> {
  const report = join(copy, "report.json");
  rmSync(report, { force: true });
  const project = file.endsWith(".db.test.ts") ? "db" : "unit";
  const pattern = `^${title.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&")}$`;
  const reporter = ["--reporter=json", `--outputFile=${report}`];
  const args = ["run", "--project", project, file, "-t", pattern, ...reporter];
  const vitest = join(copy, "node_modules/vitest/vitest.mjs");
  const child = spawn(process.execPath, [vitest, ...args], {
    cwd: copy,
    env: withoutTier(),
    stdio: "ignore",
  });
  await once(child, "exit");
  if (!existsSync(report)) return null;
  const { testResults }: Report = JSON.parse(readFileSync(report, "utf8"));
  const found = testResults.flatMap((each) => each.assertionResults).find((each) => each.title === title);
  if (!found || found.status === "skipped" || found.status === "pending") return null;
  return found.status === "failed";
}

/** Bugs are found in the sizes of a change, in every quarter: the quarter of this program may leave the test out. */
function withoutTier(): NodeJS.ProcessEnv {
  const { TEST_TIER: _, TEST_SHARD: __, TEST_RETRIES: ___, ...env } = process.env;
  return env;
}

process.exitCode = await plantBugs(process.argv.slice(2).join(" "));
