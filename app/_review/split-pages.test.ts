import fc from "fast-check";
import { expect, it } from "vitest";
import { splitPages } from "./split-pages";

it("pages joined are the text again, none longer than twice the length", () => {
  const line = fc.constantFrom("", "a line", "```", "  ", "another, longer line of text");
  fc.assert(
    fc.property(fc.array(line, { maxLength: 60 }), fc.integer({ min: 5, max: 50 }), (lines, length) => {
      const text = lines.join("\n");
      const pages = splitPages(text, length);
      expect(pages.join("")).toBe(text);
      expect(Math.max(...pages.map((page) => page.length))).toBeLessThanOrEqual(length * 2);
    }),
  );
});

it("a short text is one page", () => {
  expect(splitPages("Hello")).toEqual(["Hello"]);
});

it("a page ends at a blank line outside of a code block", () => {
  const text = "# One\n\n```\na\n\nb\n```\n\n# Two\n\nThe rest of it, at last.\n";
  expect(splitPages(text, 12)[0]).toBe("# One\n\n```\na\n\nb\n```\n\n");
});

it("one endless line is cut anyway", () => {
  expect(splitPages("x".repeat(25), 10).map((page) => page.length)).toEqual([20, 5]);
});
