import { expect, test } from "vitest";
import { cpuMs } from "#workflows/testing/cpu-time";
import { VisibleText } from "./visible-text";

const ANSWER =
  "<!-- document: a.md -->\n# A\n\n```ts\nconst a = 1;\n```\n\n<b>x</b> `y`\n\n```botarmy-result\n{}\n```\nafter\n";
const VISIBLE = "# A\n\n```ts\nconst a = 1;\n```\n\n<b>x</b> `y`\n\n";

test.each([1, 2, 3, 7, 40, 1_000])("people see the document alone, in pieces of %i", (size) => {
  const visible = new VisibleText();
  let shown = "";
  for (let at = 0; at < ANSWER.length; at += size) shown += visible.take(ANSWER.slice(at, at + size));
  expect(shown).toBe(VISIBLE);
});

test("a line is shown as soon as it cannot be a mark any more", () => {
  const visible = new VisibleText();
  expect(visible.take("Hel")).toBe("Hel");
  expect(visible.take("lo\n``")).toBe("lo\n");
  expect(visible.take("`ts\n")).toBe("```ts\n");
});

test("a text without end is followed only for a while, and quickly", () => {
  const visible = new VisibleText();
  const start = cpuMs();
  let shown = 0;
  for (let piece = 0; piece < 20_000; piece += 1) shown += visible.take("x".repeat(500)).length;
  expect(shown).toBe(400_000);
  expect(cpuMs() - start).toBeLessThan(2_000);
});
