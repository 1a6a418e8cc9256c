import { expect, test } from "vitest";
import { step, workflow } from "../testing/build-workflow";
import { haltsNext, pauses, resumes, starts } from "../testing/moves";
import { given, Scenario } from "../testing/scenario";

const plain = workflow([step("a"), step("b")]);

test("an order repeated with its request id changes nothing", () => {
  given(plain, pauses({ requestId: "p1" }), resumes({ requestId: "r1" }))
    .thenIgnores(pauses({ requestId: "p1" }))
    .thenIgnores(resumes({ requestId: "r1" }));
});

test("a halt is asked for once with one request id", () => {
  given(plain, haltsNext({ requestId: "h1" })).thenIgnores(haltsNext({ requestId: "h1" }));
});

test("a started run is not started again by another request", () => {
  given(plain).thenRefuses(starts({ requestId: "another" }), "already-started");
});

test("the same start again changes nothing", () => {
  given(plain).thenIgnores(starts());
});

test("a run that was never started takes no orders", () => {
  const run = new Scenario(plain);
  run.thenRefuses(pauses(), "not-found");
  expect(run.state.seq).toBe(0);
});

test("request ids are remembered for the newest orders only", () => {
  const run = given(plain);
  for (let n = 0; n < 50; n += 1) run.when(pauses({ requestId: `p${n}` }), resumes({ requestId: `r${n}` }));
  expect(run.state.orders).toHaveLength(64);
  expect(run.state.orders.at(-1)).toBe("r49");
});
