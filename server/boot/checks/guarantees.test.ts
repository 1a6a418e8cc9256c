import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";

const root = fileURLToPath(new URL("../../..", import.meta.url));
const page = readFileSync(join(root, "docs/guarantees.md"), "utf8");
const proofs = [...page.matchAll(/^- `([^`]+\.test\.ts)`: (.*)$/gm)].map(([, file = "", title = ""]) => ({
  file,
  title,
}));

test("every promise but the last names its proofs", () => {
  const chapters = page.split(/^## /m).filter((chapter) => /^\d+\./.test(chapter));
  expect(chapters).toHaveLength(16);
  expect(
    chapters.filter((chapter) => !chapter.includes("\n- `")).map((chapter) => chapter.slice(0, 2)),
  ).toEqual(["16"]);
});

test.each(proofs)("$file has the test: $title", ({ file, title }) => {
  expect(title.length).toBeGreaterThan(10);
  expect(readFileSync(join(root, file), "utf8")).toContain(title);
});
