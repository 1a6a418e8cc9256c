import fc from "fast-check";
import { expect, test } from "vitest";
import type { Node, ParallelNode, WorkflowDefinition } from "../definition/definition";
import { parallel, step, workflow } from "../testing/build-workflow";
import { driveRun } from "../testing/drive-run";
import { sayYes } from "../testing/policies";
import { runsOf } from "../testing/tier";
import { indexOf } from "./definition-index";
import type { RunEvent } from "./events";
import { type RunState, stepOf } from "./run-state";

type Plan = "step" | { join: ParallelNode["join"]; branches: Plan[][] };

const { graph } = fc.letrec<{ graph: Plan[]; fork: Plan }>((tie) => ({
  graph: fc.array(tie("fork"), { minLength: 1, maxLength: 2 }),
  fork: fc.oneof(
    { maxDepth: 2, withCrossShrink: true },
    { weight: 2, arbitrary: fc.constant<Plan>("step") },
    {
      weight: 3,
      arbitrary: fc.record({
        join: fc.constantFrom("all" as const, "any" as const, "settle" as const),
        branches: fc.array(tie("graph"), { minLength: 2, maxLength: 3 }),
      }),
    },
  ),
}));

test("E13: a join comes exactly once, after all that it joins and before what follows", () => {
  fc.assert(
    fc.property(graph, (plans) => {
      const definition = workflow(build(plans, { count: 0 }));
      const { state, events } = driveRun(definition, sayYes);
      expect(state.standing.status).toBe("completed");
      for (const key of joinsOf(definition)) expect(faultsOf(definition, state, events, key)).toEqual([]);
    }),
    runsOf(2_000, 20_000),
  );
}, 3_600_000);

function build(plans: readonly Plan[], names: { count: number }): Node[] {
  return plans.map((plan) => {
    names.count += 1;
    const key = `n${names.count}`;
    if (plan === "step") return step(key);
    const branches = plan.branches.map((branch) => build(branch, names));
    return parallel(key, branches, { join: plan.join });
  });
}

function joinsOf(definition: WorkflowDefinition): string[] {
  return [...indexOf(definition, "").node.values()].flatMap(({ kind, key }) =>
    kind === "parallel" ? [key] : [],
  );
}

/** What went wrong at one join; one that another branch made needless never comes. */
function faultsOf(
  definition: WorkflowDefinition,
  state: RunState,
  events: readonly RunEvent[],
  key: string,
): string[] {
  const { order } = indexOf(definition, "");
  const ends = events.filter(({ type, data }) => type === "block.ended" && data.stepKey === key);
  if (ends.length !== (stepOf(state, key)?.stage === "skipped" ? 0 : 1))
    return [`${key}: ${ends.length} joins`];
  const [end] = ends;
  if (!end) return [];
  return events.flatMap(({ type, seq, data }) => {
    if (type !== "step.scheduled") return [];
    const relation = order.relation(data.stepKey, key);
    if (relation === "inside" && seq > end.seq) return [`${data.stepKey} began after ${key} was joined`];
    return relation === "after" && seq < end.seq ? [`${data.stepKey} began before ${key} was joined`] : [];
  });
}
