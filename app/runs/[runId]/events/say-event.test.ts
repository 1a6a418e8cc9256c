import { expect, it } from "vitest";
import type { RunEvent } from "#workflows/run/events";
import { loop, step, workflow } from "#workflows/testing/build-workflow";
import {
  answers,
  approves,
  begins,
  fails,
  finishes,
  pauses,
  resumes,
  revises,
  starts,
} from "#workflows/testing/moves";
import { Scenario } from "#workflows/testing/scenario";
import { sayEvent } from "./say-event";

const definition = workflow(
  [
    step("plan", { agent: "analyst", phase: "plan", creates: ["plan.md"], gate: "after" }),
    step("flows", { agent: "ux-expert", phase: "build", condition: "user_wants_flows" }),
    loop("verify", "equals:tests,pass", 1, [step("test", { agent: "tester", phase: "build" })]),
  ],
  { phases: ["plan", "build"] },
);

const history = new Scenario(definition)
  .when(starts(), begins("plan"), finishes("plan"), revises("plan", { comment: "shorter" }))
  .when(begins("plan"), finishes("plan"), approves("plan", { comment: "" }), answers("flows", false))
  .when(pauses({ reason: "lunch" }), resumes(), begins("verify/test"))
  .when(fails("verify/test", { retryable: false, message: "the model is away" })).history;

const said = (type: RunEvent["type"]) => history.filter((event) => event.type === type).map(sayEvent);

it("every event of a run is a sentence", () => {
  for (const event of history) expect(sayEvent(event), event.type).toMatch(/\S.*[.?!]$/);
});

it("decisions are told with who and in what words", () => {
  expect(said("approval.decided")).toEqual([
    "Bob requested changes: shorter.",
    "Bob approved it.",
    "Bob answered no.",
  ]);
});

it("documents and handoffs name what and who", () => {
  expect(said("artifact.made")).toEqual([
    "analyst made plan.md, version 1.",
    "analyst made plan.md, version 2.",
  ]);
  expect(said("handoff.made")).toEqual(["analyst handed over to tester."]);
});

it("an event of a newer build is passed over", () => {
  const later: unknown = { type: "run.dreamt", seq: 1, at: 0, data: {} };
  expect(sayEvent(later as RunEvent)).toBe("");
});
