import type { Oversight } from "#workflows/run/signals";

const WORDS: Record<Oversight, string> = { low: "Low", medium: "Medium", high: "High" };

export function sayOversight(oversight: Oversight): string {
  return WORDS[oversight];
}

const MEANINGS: Record<Oversight, string> = {
  low: "Adds no gates: the workflow's own gates and incidents alone ask a person.",
  medium: "Also asks at the end of the build and launch phases, and when an agent is clearly unsure.",
  high: "Also asks at the end of every phase, and whenever an agent is unsure.",
};

/** What a level adds to the workflow's own gates, which hold at every level (product.md 4). */
export function explainOversight(oversight: Oversight): string {
  return MEANINGS[oversight];
}
