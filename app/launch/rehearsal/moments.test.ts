import { expect, it } from "vitest";
import { step, workflow } from "#workflows/testing/build-workflow";
import { answerName, type Moment, momentsOf } from "./moments";
import { fillInput, rehearseDraft } from "./rehearse-draft";

const definition = workflow([
  step("brief", { creates: ["brief.md"] }),
  step("plan", { creates: ["plan.md"], gate: "after" }),
  step("flows", { creates: ["flows.md"], condition: "user_wants_flows" }),
]);

function show(moments: Moment[]): string[] {
  return moments.map((moment) => {
    if (moment.kind === "gate") return `gate ${moment.gate.stepKey}: ${moment.gate.decision}`;
    if (moment.kind === "question") return `question: ${moment.question.answer}`;
    return `${moment.stepKey}: ${moment.outcome} ${moment.documents.join()}`.trim();
  });
}

function momentsWith(answers: Record<string, boolean | string>): string[] {
  const rehearsed = rehearseDraft(definition, { input: {}, answers });
  return rehearsed.kind === "told" ? show(momentsOf(rehearsed)) : [rehearsed.sentence];
}

it("a rehearsal goes on until a question that nobody has answered", () => {
  expect(momentsWith({})).toEqual([
    "brief: completed brief.md",
    "plan: completed plan.md",
    "gate plan: approve",
    "question: null",
  ]);
});

it("an answer takes it further, to the step or past it", () => {
  expect(momentsWith({ [answerName("user_wants_flows", 0)]: true }).slice(3)).toEqual([
    "question: true",
    "flows: completed flows.md",
  ]);
  expect(momentsWith({ [answerName("user_wants_flows", 0)]: false }).at(-1)).toBe("flows: skipped");
});

it("a gate takes another decision, and one that it does not know is refused with a sentence", () => {
  const rejected = momentsWith({ "plan.decision": "reject" });
  expect(rejected.slice(1, 3)).toEqual(["plan: failed plan.md", "gate plan: reject"]);
  expect(momentsWith({ "plan.decision": "maybe" })[0]).toContain("a gate takes");
});

it("what was answered at the launch is not asked any more", () => {
  expect(momentsWith({ user_wants_flows: true }).slice(3)).toEqual(["flows: completed flows.md"]);
});

it("what the form still lacks is taken from its examples", () => {
  const field = { title: "", help: "", example: "A club", required: true, default: null, choices: [] };
  const idea = { ...field, name: "idea", type: "text" as const };
  const size = { ...field, name: "size", type: "choice" as const, choices: ["small", "big"] };
  const note = { ...field, name: "note", type: "text" as const, required: false };
  expect(fillInput([idea, size, note], { idea: "Mine" })).toEqual({ idea: "Mine", size: "small" });
  expect(fillInput([idea, note], {})).toEqual({ idea: "A club" });
});
