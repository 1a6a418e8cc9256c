import { diffLines, diffWordsWithSpace } from "diff";

/** Words that stand in both texts, only in the later or only in the earlier. */
export type Piece = { kind: "same" | "added" | "removed"; text: string };
/** A stretch of whole lines: equal in both texts, or changed word by word. */
export type Stretch = { kind: "same"; text: string } | { kind: "changed"; pieces: Piece[] };

/** Beyond this many word edits a stretch counts as replaced whole; finding more would freeze the page. */
const MOST_EDITS = 1_500;

/** Both texts from their beginning to their end, stretch by stretch. */
export function stretchesOf(before: string, after: string): Stretch[] {
  const stretches: Stretch[] = [];
  let removed = "";
  let added = "";
  const close = () => {
    if (removed || added) stretches.push({ kind: "changed", pieces: compareWords(removed, added) });
    removed = "";
    added = "";
  };
  for (const chunk of diffLines(before, after)) {
    if (chunk.added) added += chunk.value;
    else if (chunk.removed) removed += chunk.value;
    else {
      close();
      stretches.push({ kind: "same", text: chunk.value });
    }
  }
  close();
  return stretches;
}

function compareWords(removed: string, added: string): Piece[] {
  const replaced: Piece[] = [
    { kind: "removed", text: removed },
    { kind: "added", text: added },
  ];
  if (!removed || !added) return replaced.filter(({ text }) => text !== "");
  const words = diffWordsWithSpace(removed, added, { maxEditLength: MOST_EDITS });
  if (!words) return replaced;
  return words.map((word) => ({
    kind: word.added ? "added" : word.removed ? "removed" : "same",
    text: word.value,
  }));
}
