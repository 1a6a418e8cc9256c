import { diffLines, diffWordsWithSpace } from "diff";

/** Equal stretches of two texts: where each begins in both, and how long it is, in UTF-16 units. */
type Run = { before: number; after: number; length: number };
type Span = { start: number; end: number };

/** Beyond this many word edits a stretch counts as replaced whole; finding more would freeze the page. */
const MOST_EDITS = 1_500;

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
  let removed = "";
  let added = "";
  const take = (pieces: readonly Piece[]) => {
    for (const {
      value: { length },
      ...piece
    } of pieces) {
      if (!piece.added && !piece.removed) runs.push({ ...at, length });
      if (!piece.added) at.before += length;
      if (!piece.removed) at.after += length;
    }
  };
  const close = () => {
    take(compareWords(removed, added));
    removed = "";
    added = "";
  };
  for (const chunk of diffLines(before, after)) {
    if (chunk.added) added += chunk.value;
    else if (chunk.removed) removed += chunk.value;
    else {
      close();
      take([chunk]);
    }
  }
  close();
  return runs;
}

type Piece = { value: string; added?: boolean; removed?: boolean };

function compareWords(removed: string, added: string): readonly Piece[] {
  const whole = [
    { value: removed, removed: true },
    { value: added, added: true },
  ];
  if (removed === "" || added === "") return whole.filter(({ value }) => value !== "");
  return diffWordsWithSpace(removed, added, { maxEditLength: MOST_EDITS }) ?? whole;
}
