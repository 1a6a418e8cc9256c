import { expect, it } from "vitest";
import { lastLine } from "./last-line";

it("gives the line that is being written", () => {
  expect(lastLine("# Goals\n\n- Members book a court")).toBe("Members book a court");
});

it("passes over lines that say nothing", () => {
  expect(lastLine("## Scope\nIn scope\n\n| --- | --- |\n")).toBe("In scope");
  expect(lastLine("\n\n---\n")).toBe("");
});

it("gives the end of a line that is too long, from a whole word on", () => {
  const line = lastLine(`${"word ".repeat(100)}end`);
  expect(line).toMatch(/^…word .* end$/);
  expect(line.length).toBeLessThanOrEqual(160);
});
