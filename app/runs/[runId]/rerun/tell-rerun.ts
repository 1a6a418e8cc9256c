import type { Rerun } from "#workflows/run/plan-rerun";
import type { RunView } from "#workflows/run/run-view";

/** A step or block that will be done again. */
export type AgainStep = { key: string; label: string; agent: string | null; asksPerson: boolean };

export type ToldRerun = {
  again: AgainStep[];
  /** One line each: documents taken back or restored, answers asked anew. */
  consequences: string[];
};

/** A plan to go back to a step in words: what runs again, where people are asked, what no longer counts. */
export function tellRerun(plan: Rerun, { steps, blocks }: Pick<RunView, "steps" | "blocks">): ToldRerun {
  const gates = new Set(plan.gates);
  const stepByKey = new Map(steps.map((step) => [step.stepKey, step]));
  const blockByKey = new Map(blocks.map((block) => [block.key, block]));
  const again = plan.resets.flatMap((key): AgainStep[] => {
    const step = stepByKey.get(key);
    const label = step?.label ?? blockByKey.get(key)?.label;
    return label === undefined
      ? []
      : [{ key, label, agent: step?.agent ?? null, asksPerson: gates.has(key) }];
  });
  return {
    again,
    consequences: [
      ...plan.withdraws.map((name) => `${name} no longer counts until it is made again; its versions stay.`),
      ...plan.restores.map(({ name }) => `An earlier version of ${name} counts again.`),
      ...plan.forgets.map((name) => `“${name}” is asked anew.`),
    ],
  };
}
