import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { PLANTED_BUGS } from "./planted-bugs";

const root = fileURLToPath(new URL("../../..", import.meta.url));
const read = (file: string) => readFileSync(join(root, file), "utf8");

test("there are at least a dozen bugs to plant", () => {
  expect(PLANTED_BUGS.length).toBeGreaterThanOrEqual(12);
});

test.each(PLANTED_BUGS)(
  "G23: it can still be planted, and its test is there: $name",
  ({ file, find, caughtBy }) => {
    expect(read(file).split(find), file).toHaveLength(2);
    expect(read(caughtBy.file)).toContain(`"${caughtBy.title}"`);
  },
);

test("G23: the bugs that need no database are caught by the tests named for them", async () => {
  const script = fileURLToPath(new URL("plant-bugs.ts", import.meta.url));
  const child = spawn(process.execPath, [join(root, "node_modules/tsx/dist/cli.mjs"), script, "quick"], {
    cwd: root,
    stdio: ["ignore", "pipe", "inherit"],
  });
  let output = "";
  child.stdout.on("data", (text) => {
    output += text;
  });
  const [code] = await once(child, "exit");
  expect(code, output).toBe(0);
}, 300_000);
