import { describe, expect, test } from "vitest";
import { parseWorkflow } from "./parse-workflow";
import { BROKEN } from "./testing/broken-definitions";
import { expectProblem } from "./testing/expect-problem";
import { workflowWith } from "./testing/marked-source";
import { DOUBTS, SLIPS } from "./testing/more-broken-definitions";

const groups = [
  ...BROKEN,
  { about: "a slip", severity: "error" as const, cases: SLIPS },
  { about: "a doubt", severity: "warning" as const, cases: DOUBTS },
];

describe.each(groups)("$about ($severity)", ({ severity, cases }) => {
  test.each(cases)("%s is told at its place (case %#)", (code, text) => expectProblem(severity, code, text));
});

test("these are more than two hundred different definitions", () => {
  const texts = groups.flatMap(({ cases }) => cases.map(([, text]) => text));
  expect(new Set(texts).size).toBe(texts.length);
  expect(texts.length).toBeGreaterThan(200);
});

test("all problems of a file are told at once, from top to bottom", () => {
  const source = workflowWith(
    "- { id: a, agent: dev, gate: never, timeout: 5 }\n- { id: a, agent: qa, condition: 'a or b' }\n- { agent: pm, creates: ../x }",
    "  inputs: { n: { type: date } }\n",
  );
  const { problems } = parseWorkflow({ file: "x.yaml", pack: "test", source });
  expect(problems.map(({ line, code }) => [line, code])).toEqual([
    [3, "unknown-value"],
    [5, "unknown-value"],
    [5, "bad-duration"],
    [6, "duplicate-id"],
    [6, "bad-condition"],
    [7, "unsafe-name"],
  ]);
});
