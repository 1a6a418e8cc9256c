import fc from "fast-check";
import type { Deadline, DeadlinePolicy } from "../definition/deadline";
import type { Node, WorkflowDefinition } from "../definition/definition";
import { forEach, loop, parallel, route, step, workflow } from "./build-workflow";

/** A step by chance: numbers pick among what was made before it. */
type StepPlan = {
  kind: "step";
  makes: boolean;
  needs: number[];
  agents: number;
  gate: "before" | "after" | "both" | null;
  approvals: number;
  deadline: Deadline | undefined;
  fourEyes: boolean;
  onReject: "continue" | "halt" | number;
  condition: unknown;
  optional: boolean;
  asks: string[];
  attempts: number;
  effect: "pure" | "unsafe";
  phase: string | null;
};

type BlockPlan =
  | { kind: "parallel"; lists: Plan[][]; join: "all" | "any" | "settle"; concurrency: number | null }
  | { kind: "loop"; lists: Plan[][]; until: unknown; max: number }
  | { kind: "map"; lists: Plan[][]; list: string; concurrency: number | null }
  | { kind: "route"; lists: Plan[][]; condition: unknown };

type Plan = StepPlan | BlockPlan;

const FACTS = ["has_issues", "is_done", "user_wants_more", "tests"];

const condition = fc.oneof(
  { weight: 6, arbitrary: fc.constant(undefined) },
  {
    weight: 3,
    arbitrary: fc.constantFrom<unknown>(...FACTS.slice(0, 3), "equals:tests,pass", "always_false"),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom<unknown>({ not: "has_issues" }, { any: ["has_issues", "is_done"] }),
  },
);

/** Time limits that pass while a walk goes on. */
function limitOf(onDeadline: DeadlinePolicy): Deadline {
  return { withinMs: 20_000, onDeadline, remind: [0.5, 0.9] };
}

const stepPlan: fc.Arbitrary<StepPlan> = fc.record({
  kind: fc.constant("step" as const),
  makes: fc.boolean(),
  needs: fc.array(fc.nat(9), { maxLength: 2 }),
  agents: fc.nat(5),
  gate: fc.constantFrom(null, null, null, "before" as const, "after" as const, "both" as const),
  approvals: fc.constantFrom(1, 1, 2),
  deadline: fc.constantFrom(undefined, undefined, limitOf("keep"), limitOf("approve"), limitOf("reject")),
  fourEyes: fc.constantFrom(false, false, true),
  onReject: fc.oneof(fc.constant("continue" as const), fc.constant("halt" as const), fc.nat(9)),
  condition,
  optional: fc.constantFrom(false, false, false, true),
  asks: fc.subarray(FACTS),
  attempts: fc.integer({ min: 1, max: 3 }),
  effect: fc.constantFrom("pure" as const, "pure" as const, "unsafe" as const),
  phase: fc.constantFrom(null, "one", "two"),
});

const { nodes } = fc.letrec<{ nodes: Plan[]; node: Plan }>((tie) => {
  const lists = fc.array(tie("nodes"), { minLength: 1, maxLength: 3 });
  const concurrency = fc.constantFrom(null, 1, 2);
  const until = fc.constantFrom<unknown>("is_done", "equals:tests,pass", "always_false");
  return {
    nodes: fc.array(tie("node"), { minLength: 1, maxLength: 3 }),
    node: fc.oneof(
      { depthSize: "small", withCrossShrink: true },
      { weight: 8, arbitrary: stepPlan },
      {
        weight: 2,
        arbitrary: fc.record({
          kind: fc.constant("parallel" as const),
          lists,
          join: fc.constantFrom("all" as const, "any" as const, "settle" as const),
          concurrency,
        }),
      },
      {
        weight: 1,
        arbitrary: fc.record({
          kind: fc.constant("loop" as const),
          lists,
          until,
          max: fc.integer({ min: 1, max: 3 }),
        }),
      },
      {
        weight: 1,
        arbitrary: fc.record({
          kind: fc.constant("map" as const),
          lists,
          list: fc.constantFrom("names", "none"),
          concurrency,
        }),
      },
      { weight: 1, arbitrary: fc.record({ kind: fc.constant("route" as const), lists, condition }) },
    ),
  };
});

/** Workflows of every kind of node, nested, with gates, conditions, loops and ways back. */
export const randomWorkflow: fc.Arbitrary<WorkflowDefinition> = nodes.map((plans) =>
  workflow(new Builder().build(plans), { phases: ["one", "two"] }),
);

/** What the workflows' maps read; `none` is no list. */
export const RANDOM_INPUT = { names: ["x", "y"] };

/** Numbers the nodes, so that each has a key of its own. */
class Builder {
  #count = 0;
  readonly #stepKeys: string[] = [];
  readonly #documents: string[] = [];

  build(plans: readonly Plan[]): Node[] {
    return plans.map((plan) => this.#buildNode(plan));
  }

  #buildNode(plan: Plan): Node {
    this.#count += 1;
    const key = `n${this.#count}`;
    if (plan.kind === "step") return this.#buildStep(key, plan);
    const lists = plan.lists.map((list) => this.build(list));
    switch (plan.kind) {
      case "parallel":
        return parallel(key, lists, { join: plan.join, concurrency: plan.concurrency });
      case "loop":
        return loop(key, plan.until, plan.max, lists.flat());
      case "map":
        return forEach(key, plan.list, lists.flat(), plan.concurrency);
      case "route": {
        const routes = lists.map((list, at) => [at % 2 === 0 ? `go${at}` : `end${at}`, list] as const);
        return route(key, Object.fromEntries(routes), plan.condition);
      }
    }
  }

  #buildStep(key: string, plan: StepPlan): Node {
    const { makes, needs, agents, onReject, attempts, deadline, ...rest } = plan;
    const requires = pick(this.#documents, needs);
    const target =
      typeof onReject === "number" ? this.#stepKeys[onReject % (this.#stepKeys.length + 1)] : undefined;
    const document = `${key}.md`;
    // Who goes back whenever nobody answers in time goes round for as long as nobody does.
    const node = step(key, {
      ...rest,
      deadline: target !== undefined && deadline?.onDeadline === "reject" ? limitOf("keep") : deadline,
      agents: [["a"], ["b"], ["c"], ["a", "b"], [], ["d"]][agents] ?? [],
      anyAgent: agents === 4,
      requires,
      creates: makes ? [document] : [],
      onReject:
        target !== undefined
          ? { kind: "goto", step: target }
          : { kind: onReject === "halt" ? "halt" : "continue" },
      retry: { attempts, backoffMs: 1_000 },
    });
    this.#stepKeys.push(key);
    if (makes) this.#documents.push(document);
    return node;
  }
}

function pick(names: readonly string[], places: readonly number[]): string[] {
  if (names.length === 0) return [];
  return [...new Set(places.map((place) => names[place % names.length] ?? ""))];
}
