import type { Oversight } from "#workflows/run/signals";

const WORDS: Record<Oversight, string> = { low: "Low", medium: "Medium", high: "High" };

export function sayOversight(oversight: Oversight): string {
  return WORDS[oversight];
}
