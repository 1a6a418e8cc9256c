import fc from "fast-check";
import { expect, test } from "vitest";
import { uniquePaths } from "./unique-paths";

test("names that would be the same file are numbered, also where case is folded", () => {
  expect(uniquePaths(["a.md", "A.md", "../a.md", "a (2).md"])).toEqual([
    "a.md",
    "A (2).md",
    "a (3).md",
    "a (2) (2).md",
  ]);
});

test("a file is never also the folder of another", () => {
  expect(uniquePaths(["docs", "docs/prd.md"])).toEqual(["docs", "docs (2)/prd.md"]);
  expect(uniquePaths(["docs/prd.md", "docs"])).toEqual(["docs/prd.md", "docs (2)"]);
});

test("whatever the names, all can be unpacked side by side below one folder", () => {
  const part = fc.constantFrom("a", "A", "b", "..", ".", "", "con", "a.md", "\0", "C:");
  const name = fc.array(part, { maxLength: 4 }).chain((parts) => {
    return fc.constantFrom("/", "\\").map((separator) => parts.join(separator));
  });
  fc.assert(
    fc.property(fc.array(name, { maxLength: 12 }), (names) => {
      const paths = uniquePaths(names).map((path) => path.toLowerCase());
      expect(new Set(paths).size).toBe(names.length);
      for (const path of paths) {
        expect(path).not.toMatch(/^\/|\\|(^|\/)\.{1,2}(\/|$)|\/$|\/\//);
        expect(paths.some((other) => other.startsWith(`${path}/`))).toBe(false);
      }
    }),
  );
});
