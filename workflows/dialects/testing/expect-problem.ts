import { expect } from "vitest";
import { parseWorkflow } from "../parse-workflow";
import { markedSource } from "./marked-source";

/** A problem's code, and a source in which `¦` stands where it is expected. */
export type ProblemCase = [code: string, text: string];

/** The source has that problem at that place; every problem is a sentence with a hint. */
export function expectProblem(severity: "error" | "warning", code: string, text: string): void {
  const { source, line, column } = markedSource(text);
  const { problems, definition } = parseWorkflow({ file: "workflows/sample.yaml", pack: "test", source });
  const found = problems.map(
    (problem) => `${problem.severity} ${problem.code} ${problem.line}:${problem.column}`,
  );
  expect(found).toContain(`${severity} ${code} ${line}:${column}`);
  for (const { message, hint } of problems) {
    expect(message).toMatch(/^\S.*[.!?]$/s);
    expect(hint).toMatch(/^\S.{8,}[.!?)]$/s);
    expect(hint).not.toBe(message);
  }
  expect(definition === undefined).toBe(problems.some((problem) => problem.severity === "error"));
}
