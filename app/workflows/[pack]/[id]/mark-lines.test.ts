import { expect, it } from "vitest";
import type { Problem } from "#workflows/definition/problem";
import { markLines, splitAtProblems } from "./mark-lines";

function problem(line: number, code: string, column = 1): Problem {
  return { file: "x.yaml", line, column, code, message: "", hint: "", severity: "error" };
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

it("the word at which a problem begins is marked, and nothing else", () => {
  const text = '  - { gate: afterwards, uses: "a b" }';
  const problems = [
    problem(1, "b", 31),
    problem(1, "a", 13),
    problem(1, "a again", 13),
    problem(1, "behind", 99),
  ];
  const parts = splitAtProblems({ text, problems });
  expect(parts.filter(({ isMarked }) => isMarked).map((part) => part.text)).toEqual(["afterwards", '"a b"']);
  expect(parts.map((part) => part.text).join("")).toBe(text);
});
