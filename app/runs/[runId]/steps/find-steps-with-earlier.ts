import type { ListedTask } from "#server/queries/list-tasks";
import type { RunView } from "#workflows/run/run-view";
import { roundOf } from "./round-of";

/** What was asked for of one step; `cursor` leads to those before, null when there are none. */
export type EarlierAttempts = { tasks: readonly ListedTask[]; cursor: string | null };

/**
 * Steps done more than once of which not every attempt is known: `known` are some attempts, each step's newest first,
 * and `asked` what was asked for of single steps.
 */
export function findStepsWithEarlier(
  { steps, blocks }: Pick<RunView, "steps" | "blocks">,
  known: readonly Pick<ListedTask, "stepKey" | "iteration" | "attempt">[],
  asked: ReadonlyMap<string, Pick<EarlierAttempts, "cursor">>,
): ReadonlySet<string> {
  const oldest = new Map(known.map((task) => [task.stepKey, task]));
  const isFirst = (task: (typeof known)[number]) => task.attempt === 1 && roundOf(task, blocks) === 1;
  return new Set(
    steps.flatMap((step) => {
      const { stepKey } = step;
      if (step.attempt < 2 && roundOf(step, blocks) < 2) return [];
      const last = oldest.get(stepKey);
      const isWhole = asked.has(stepKey) ? asked.get(stepKey)?.cursor === null : last && isFirst(last);
      return isWhole ? [] : [stepKey];
    }),
  );
}
