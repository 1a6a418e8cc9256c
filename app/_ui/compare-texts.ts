import { type Piece, stretchesOf } from "./diff-stretches";

/** `id` is its place in the block. */
export type DiffPart = Piece & { id: number };

/** A stretch of whole lines: either equal in both texts, or changed word by word; `id` is its place. */
export type DiffBlock =
  | { id: number; kind: "same"; lines: string[] }
  | { id: number; kind: "changed"; parts: DiffPart[] };

/** What changed from one text to the other, in order; equal texts give one equal block or none. */
export function compareTexts(before: string, after: string): DiffBlock[] {
  return stretchesOf(before, after).map((stretch, id) =>
    stretch.kind === "same"
      ? { id, kind: "same", lines: splitLines(stretch.text) }
      : { id, kind: "changed", parts: stretch.pieces.map((piece, at) => ({ ...piece, id: at })) },
  );
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
