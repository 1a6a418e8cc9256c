import type { LiveRun } from "../live-run";

/** What is selected: a step, or a block that asks or stands at an incident. */
export type InspectedPlace = {
  key: string;
  label: string;
  step: LiveRun["view"]["steps"][number] | null;
  block: LiveRun["view"]["blocks"][number] | null;
};

/** The place of this key; null when the run has none. */
export function findPlace({ view }: LiveRun, key: string): InspectedPlace | null {
  const step = view.steps.find(({ stepKey }) => stepKey === key) ?? null;
  const block = view.blocks.find((one) => one.key === key) ?? null;
  const label = step?.label ?? block?.label;
  return label === undefined ? null : { key, label, step, block };
}
