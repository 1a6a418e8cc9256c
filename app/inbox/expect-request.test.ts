import { expect, it } from "vitest";
import { forEach, step } from "#workflows/testing/build-workflow";
import { expectRequest } from "./expect-request";

const nodes = [
  step("brief"),
  step("plan", { gate: "after" }),
  forEach("stories", "list", [step("review", { gate: "before" })]),
];

it("the next request comes from the first step with a gate that is not done", () => {
  const steps = [
    { stepKey: "brief", status: "running" },
    { stepKey: "plan", status: "pending" },
  ];
  expect(expectRequest(steps, nodes)?.key).toBe("plan");
});

it("what is done or left out asks nobody any more, an item of a map asks as its step does", () => {
  const steps = [
    { stepKey: "plan", status: "completed" },
    { stepKey: "stories[1]/review", status: "pending" },
  ];
  expect(expectRequest(steps, nodes)?.key).toBe("stories/review");
  expect(expectRequest(steps.slice(0, 1), nodes)).toBeUndefined();
});
