import { sumStretches, type TimelineRow } from "../timeline/fold-timeline";

/** What a step took over all its attempts, milliseconds. */
export type StepSum = { stepKey: string; attempts: number; work: number; wait: number };

/** The steps of a timeline, the longest first. */
export function sumBySteps(rows: readonly TimelineRow[], now: number): StepSum[] {
  const groups = new Map<string, TimelineRow[]>();
  for (const row of rows) {
    const group = groups.get(row.stepKey);
    if (group) group.push(row);
    else groups.set(row.stepKey, [row]);
  }
  return [...groups]
    .map(([stepKey, group]) => {
      const { work, wait } = sumStretches(group, now);
      return { stepKey, attempts: group.filter(({ attempt }) => attempt !== null).length, work, wait };
    })
    .sort((one, other) => other.work + other.wait - (one.work + one.wait));
}
