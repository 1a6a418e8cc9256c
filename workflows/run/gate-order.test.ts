import fc from "fast-check";
import { expect, test } from "vitest";
import type { WorkflowDefinition } from "../definition/definition";
import { walkRun } from "../testing/random-walk";
import { randomWorkflow } from "../testing/random-workflow";
import { runsOf } from "../testing/tier";
import { definitionKey, indexOf } from "./definition-index";
import type { RunEvent } from "./events";
import { evolve } from "./evolve";
import { type RunState, stepOf, unstartedRun } from "./run-state";

test("E14: nothing after a gate starts before its decision, wherever the gate is", () => {
  const choices = fc.array(fc.nat(100_000), { minLength: 20, maxLength: 70 });
  fc.assert(
    fc.property(randomWorkflow, choices, (definition, numbers) => {
      expect(startsPastGates(definition, walkRun(definition, numbers).events)).toEqual([]);
    }),
    runsOf(200, 5_000),
  );
}, 3_600_000);

/** Steps that were begun while a gate before them was not passed, or without their own plan approved. */
function startsPastGates(definition: WorkflowDefinition, events: readonly RunEvent[]): string[] {
  const { steps, order, around, node } = indexOf(definition, "");
  // In a loop or a map the steps after a gate begin anew with each round: there the invariants look at each.
  const gates = steps.filter(({ gate, key }) => gate !== null && around.get(key)?.repeater === null);
  let state = unstartedRun("walk");
  return events.flatMap((event) => {
    const before = state;
    state = evolve(state, [event]);
    if (event.type !== "step.scheduled") return [];
    const { stepKey } = event.data;
    const key = definitionKey(stepKey);
    const early = gates.filter(
      (gate) => order.relation(gate.key, key) === "before" && !isPassed(before, gate.key),
    );
    const own = node.get(key);
    const isPlanned = own?.kind === "step" && (own.gate === "before" || own.gate === "both");
    const isUnplanned = isPlanned && !stepOf(before, stepKey)?.planApproved;
    return [
      ...early.map((gate) => `${key} before ${gate.key}`),
      ...(isUnplanned ? [`${key} unplanned`] : []),
    ];
  });
}

function isPassed(state: RunState, key: string): boolean {
  const stage = stepOf(state, key)?.stage;
  if (stage !== "completed") return stage === "failed" || stage === "skipped";
  return Object.values(state.approvals).some(
    ({ stepKey, status }) => stepKey === key && (status === "approved" || status === "amended"),
  );
}
