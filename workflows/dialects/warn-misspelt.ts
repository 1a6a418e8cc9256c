import { nearestWord } from "./nearest-word";
import type { ProblemLog } from "./problem-log";
import type { SourceMap } from "./source-value";

/** Unknown keys are kept; one that is nearly a known key is probably a slip, and is pointed out. */
export function warnMisspelt(log: ProblemLog, map: SourceMap, known: ReadonlySet<string>): void {
  const present = new Set(map.entries.map((entry) => entry.key));
  for (const { key, place } of map.entries) {
    if (known.has(key)) continue;
    const meant = nearestWord(key, known);
    if (meant === undefined || present.has(meant)) continue;
    log.warn(
      place,
      "unknown-key",
      `"${key.slice(0, 60)}" has no meaning here and is only kept.`,
      `Did you mean ${meant}?`,
    );
  }
}
