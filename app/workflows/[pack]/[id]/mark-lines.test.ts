import { expect, it } from "vitest";
import type { Problem } from "#workflows/definition/problem";
import { markLines } from "./mark-lines";

function problem(line: number, code: string): Problem {
  return { file: "x.yaml", line, column: 1, code, message: "", hint: "", severity: "error" };
}

it("every problem stands at its line", () => {
  const lines = markLines("a\r\nb\nc\n", [problem(3, "late"), problem(1, "one"), problem(1, "two")]);
  expect(lines.map(({ number, text, problems }) => [number, text, problems.map(({ code }) => code)])).toEqual(
    [
      [1, "a", ["one", "two"]],
      [2, "b", []],
      [3, "c", ["late"]],
    ],
  );
});

it("a problem behind the end stands at the last line", () => {
  expect(markLines("a\n", [problem(9, "end")]).map(({ problems }) => problems.length)).toEqual([1]);
});
