import { diffLines, diffWordsWithSpace } from "diff";

/** `id` is its place in the block. */
export type DiffPart = { id: number; kind: "same" | "added" | "removed"; text: string };

/** A stretch of whole lines: either equal in both texts, or changed word by word; `id` is its place. */
export type DiffBlock =
  | { id: number; kind: "same"; lines: string[] }
  | { id: number; kind: "changed"; parts: DiffPart[] };

/** Beyond this many word edits a stretch is shown as replaced whole; finding more would freeze the page. */
const MOST_EDITS = 1500;

/** What changed from one text to the other, in order; equal texts give one equal block or none. */
export function compareTexts(before: string, after: string): DiffBlock[] {
  const blocks: DiffBlock[] = [];
  let removed = "";
  let added = "";
  const close = () => {
    if (removed || added) {
      blocks.push({ id: blocks.length, kind: "changed", parts: compareWords(removed, added) });
    }
    removed = "";
    added = "";
  };
  for (const chunk of diffLines(before, after)) {
    if (chunk.added) added += chunk.value;
    else if (chunk.removed) removed += chunk.value;
    else {
      close();
      blocks.push({ id: blocks.length, kind: "same", lines: splitLines(chunk.value) });
    }
  }
  close();
  return blocks;
}

function compareWords(removed: string, added: string): DiffPart[] {
  const replaced: DiffPart[] = [
    { id: 0, kind: "removed", text: removed },
    { id: 1, kind: "added", text: added },
  ];
  if (!removed || !added) return replaced.filter((part) => part.text);
  const words = diffWordsWithSpace(removed, added, { maxEditLength: MOST_EDITS });
  if (!words) return replaced;
  return words.map((word, id) => ({
    id,
    kind: word.added ? "added" : word.removed ? "removed" : "same",
    text: word.value,
  }));
}

function splitLines(text: string): string[] {
  return text.replace(/\n$/, "").split("\n");
}

/** How many words came and went, for one line above the diff. */
export function countChanges(blocks: readonly DiffBlock[]): { added: number; removed: number } {
  const parts = blocks.flatMap((block) => (block.kind === "changed" ? block.parts : []));
  const count = (kind: DiffPart["kind"]) =>
    parts
      .filter((part) => part.kind === kind)
      .reduce((sum, part) => sum + (part.text.match(/\S+/g)?.length ?? 0), 0);
  return { added: count("added"), removed: count("removed") };
}
