import { describe, expect, test } from "vitest";
import type { StepNode } from "../definition/definition";
import { parseWorkflow } from "./parse-workflow";
import { expectProblem, type ProblemCase } from "./testing/expect-problem";
import { workflowWith } from "./testing/marked-source";

function stepWith(gate: string): StepNode | undefined {
  const source = workflowWith(`- agent: dev\n  creates: a.md\n  ${gate}`);
  const { definition, problems } = parseWorkflow({ file: "a.yaml", pack: "test", source });
  expect(problems).toEqual([]);
  const [node] = definition?.sequences[0]?.nodes ?? [];
  return node?.kind === "step" ? node : undefined;
}

const HOUR = 3_600_000;

describe("a gate's time limit", () => {
  test("a bare word is a gate without one", () => {
    const step = stepWith("gate: before");
    expect([step?.gate, step?.deadline, step?.fourEyes]).toEqual(["before", undefined, undefined]);
  });

  test("a map says when, how long, what then, and when people are reminded", () => {
    const step = stepWith(
      'gate: { when: both, within: 24h, on_deadline: reject, remind: [90%, "50%", 50%], four_eyes: true }',
    );
    expect(step?.gate).toBe("both");
    expect(step?.deadline).toEqual({ withinMs: 24 * HOUR, onDeadline: "reject", remind: [0.5, 0.9] });
    expect(step?.fourEyes).toBe(true);
  });

  test("unless told otherwise it goes on waiting after two reminders, behind the step", () => {
    const step = stepWith("gate: { within: 365d }");
    expect(step?.gate).toBe("after");
    expect(step?.deadline).toEqual({ withinMs: 365 * 24 * HOUR, onDeadline: "keep", remind: [0.5, 0.9] });
  });

  test("no reminders are none", () => {
    expect(stepWith("gate: { within: 1h, remind: [] }")?.deadline?.remind).toEqual([]);
  });
});

const gate = (text: string) => workflowWith(`- agent: dev\n  gate: ${text}`);

const broken: ProblemCase[] = [
  ["unknown-value", gate("{ when: ¦never }")],
  ["unknown-value", gate("{ within: 1h, on_deadline: ¦approved }")],
  ["unknown-value", gate("{ within: 1h, remind: [50%, ¦100%] }")],
  ["unknown-value", gate("{ within: 1h, remind: [¦half] }")],
  ["bad-duration", gate("{ within: ¦367d }")],
  ["bad-duration", gate("{ within: ¦10ms }")],
  ["missing-key", gate("{ when: after, ¦on_deadline: approve }")],
  ["missing-key", gate("{ ¦remind: [50%] }")],
  ["unknown-key", gate("{ within: 1h, ¦escalate: owner }")],
  ["wrong-type", gate("{ within: 1h, four_eyes: ¦perhaps }")],
];

describe("a gate that is wrong", () => {
  test.each(broken)("%s %#", (code, text) => {
    expectProblem("error", code, text);
  });
});

test.each(["approvals: 2", "role: owner", "effect: unsafe"])(
  "with %s it had better not approve itself",
  (key) => {
    const steps = (policy: string) =>
      `- agent: dev\n  ${key}\n  gate: ¦{ within: 1h, on_deadline: ${policy} }`;
    expectProblem("warning", "silent-approval", workflowWith(steps("approve")));
    const source = workflowWith(steps("reject")).replace("¦", "");
    expect(parseWorkflow({ file: "a.yaml", pack: "test", source }).problems).toEqual([]);
  },
);

test("a gate that goes back whenever nobody answers in time is warned of", () => {
  const steps = (policy: string) =>
    `- { id: plan, agent: pm }\n- agent: dev\n  on_reject: { goto: plan }\n  gate: ¦{ within: 1h, on_deadline: ${policy} }`;
  expectProblem("warning", "silent-return", workflowWith(steps("reject")));
  const source = workflowWith(steps("keep")).replace("¦", "");
  expect(parseWorkflow({ file: "a.yaml", pack: "test", source }).problems).toEqual([]);
});
