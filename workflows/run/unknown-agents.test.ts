import { expect, test } from "vitest";
import { step, workflow } from "../testing/build-workflow";
import { answers, finishes, starts } from "../testing/moves";
import { given } from "../testing/scenario";
import { stepOf } from "./run-state";

const strange = workflow(
  [
    step("plan", { agent: "analyst" }),
    step("draw", { agent: "wizard" }),
    step("colour", { agent: "wizard" }),
    step("ship", { agents: ["wizard", "deployer"] }),
  ],
  { unknownAgents: ["wizard"] },
);
const asked = () => given(strange, finishes("plan")).thenSees({ run: "paused: approval" });

test("who works in the place of an agent that nobody knows is a person's choice", () => {
  const [question] = asked().view().approvals;
  expect(question).toMatchObject({ topic: "agent", stepKey: "draw" });
  expect(question?.question).toBe('No file describes the agent "wizard". Who should do "draw"?');
  expect(question?.options.map(({ value }) => value)).toEqual(["wizard", "analyst", "deployer"]);
});

test("the choice holds for every step of that agent", () => {
  const run = asked()
    .when(answers("draw", "analyst"), finishes("draw"))
    .thenSees({ steps: { colour: "queued" } });
  expect(stepOf(run.state, "colour")?.agent).toBe("analyst");
});

test("the agent may work without a persona", () => {
  expect(stepOf(asked().when(answers("draw", "wizard")).state, "draw")?.agent).toBe("wizard");
  const alone = given(strange, starts({ unanswered: "no" }), finishes("plan"));
  expect(stepOf(alone.state, "draw")?.agent).toBe("wizard");
});

test("of two agents the one that is known does it", () => {
  const run = asked().when(answers("draw", "analyst"), finishes("draw"), finishes("colour"));
  expect(stepOf(run.state, "ship")?.agent).toBe("deployer");
});
