import fc from "fast-check";
import { expect, test } from "vitest";
import { stepOf } from "../../run/run-state";
import { performAll } from "../policies";
import { RANDOM_INPUT, randomWorkflow } from "../random-workflow";
import { runsOf } from "../tier";
import { type AgentOf, simulate } from "./simulate";

/** Mostly good work; what it finds out is left to chance. */
const perform: AgentOf = (node, { stepKey }, state, chance) => {
  const step = stepOf(state, stepKey);
  if (!step || chance.happens(0.15)) {
    return { kind: "failed", message: "No luck.", retryable: chance.happens(0.7) };
  }
  const answer = (name: string) =>
    name === "tests" ? (chance.pick(["pass", "fail"]) ?? "") : chance.happens(0.5);
  return performAll(answer)(node, stepKey, step);
};

test("G8: days of crashes, cuts and lost replies break no promise, and in the calm after them every run ends", () => {
  fc.assert(
    fc.property(randomWorkflow, fc.nat(), (definition, seed) => {
      const { broken } = simulate({ definition, seed, runs: 1, perform, launch: { input: RANDOM_INPUT } });
      expect(broken).toEqual([]);
    }),
    runsOf(2_000, 50_000),
  );
}, 3_600_000);
