import { expect, test } from "vitest";
import { stepOf } from "../../run/run-state";
import { performAll } from "../policies";
import { type Program, randomProgram } from "../random-program";
import { seedOfTests, sizeOf } from "../tier";
import { Chance } from "./chance";
import { type AgentOf, simulate } from "./simulate";
import type { Store } from "./store";

/** Says that a loop is done in the last of its rounds; sometimes an attempt fails. */
function workerOf({ rounds }: Program): AgentOf {
  return (node, { stepKey }, state, chance) => {
    const step = stepOf(state, stepKey);
    if (!step || chance.happens(0.1)) return { kind: "failed", message: "No luck.", retryable: true };
    return performAll((name) => step.iteration % (rounds.get(name) ?? 1) === 0)(node, stepKey, step);
  };
}

/** How often each step completed, the items of a map together. */
function countCompletions(store: Store): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { type, data } of store.read("run-0").events) {
    if (type !== "step.completed") continue;
    const key = data.stepKey.replaceAll(/\[\d+\]/g, "");
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return counts;
}

test("G9: generated workflows run each step exactly as often as an independent count says, whatever dies", () => {
  const first = seedOfTests();
  for (let seed = first; seed < first + sizeOf(200, 5_000); seed += 1) {
    const program = randomProgram(new Chance(seed));
    const { definition, launch, expected } = program;
    const perform = workerOf(program);
    const { broken, store } = simulate({ definition, seed, runs: 1, perform, launch, people: "steady" });
    expect(broken, `TEST_SEED=${seed}`).toEqual([]);
    expect(store.read("run-0").state.standing.status, `TEST_SEED=${seed}`).toBe("completed");
    const wanted = [...expected].filter(([, times]) => times > 0).sort();
    expect([...countCompletions(store)].sort(), `TEST_SEED=${seed}`).toEqual(wanted);
  }
}, 3_600_000);
