import { stretchesOf } from "../_ui/diff-stretches";

/** Equal stretches of two texts: where each begins in both, and how long it is, in UTF-16 units. */
type Run = { before: number; after: number; length: number };
type Span = { start: number; end: number };

/** Where a passage of one text stands in another that was made of it; what was put at its edges is inside. */
export function followPassage(before: string, after: string, { start, end }: Span): Span {
  const runs = equalRuns(before, after);
  const left = runs.findLast((run) => run.before < start);
  const right = runs.find((run) => run.before + run.length > end);
  const from = left ? left.after + Math.min(start - left.before, left.length) : 0;
  const to = right ? right.after + Math.max(0, end - right.before) : after.length;
  return { start: from, end: Math.max(from, to) };
}

function equalRuns(before: string, after: string): Run[] {
  const runs: Run[] = [];
  const at = { before: 0, after: 0 };
  const pieces = stretchesOf(before, after).flatMap((one) => (one.kind === "same" ? [one] : one.pieces));
  for (const {
    kind,
    text: { length },
  } of pieces) {
    if (kind === "same") runs.push({ ...at, length });
    if (kind !== "added") at.before += length;
    if (kind !== "removed") at.after += length;
  }
  return runs;
}
