import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { locateCluster } from "./cluster";

const folder = mkdtempSync(join(tmpdir(), "botarmy-cluster-"));
afterAll(() => rmSync(folder, { recursive: true }));

test("a data folder is made with all that leads to it", () => {
  const home = join(folder, "some/where");
  expect(locateCluster(home).folder).toContain("some/where/postgres");
  expect(existsSync(home)).toBe(true);
});

test("a data folder that cannot be made is refused at once, with what to set", () => {
  const file = join(folder, "file");
  writeFileSync(file, "");
  expect(() => locateCluster(join(file, "home"))).toThrow(
    /^The data folder cannot be made; set BOTARMY_HOME .*ENOTDIR/,
  );
});

test.runIf(existsSync("/proc"))("a folder that can hold none is no endless search", () => {
  expect(() => locateCluster("/proc/none/home")).toThrow(/^The data folder cannot be made/);
});
