import { diffWordsWithSpace } from "diff";
import type { Database } from "#db/client";
import { type ArtifactDetail, findArtifact } from "./find-artifact";

/** A stretch of text that both versions have, or only one of them. */
export type DiffPart = { kind: "same" | "added" | "removed"; text: string };

export type ArtifactDiff = {
  from: Omit<ArtifactDetail, "content" | "versions">;
  to: Omit<ArtifactDetail, "content" | "versions">;
  parts: DiffPart[];
};

/** Comparing more words than this would hold up everybody else: the text counts as replaced whole. */
const MOST_EDITS = 5_000;
const MOST_MS = 500;

/** What changed from one version to another, word by word, in order. Refuses with `not-found`. */
export async function compareArtifacts(db: Database, fromId: string, toId: string): Promise<ArtifactDiff> {
  const [from, to] = await Promise.all([findArtifact(db, fromId), findArtifact(db, toId)]);
  return { from: withoutText(from), to: withoutText(to), parts: compareTexts(from.content, to.content) };
}

function withoutText({ content: _, versions: __, ...artifact }: ArtifactDetail) {
  return artifact;
}

function compareTexts(before: string, after: string): DiffPart[] {
  const words = diffWordsWithSpace(before, after, { maxEditLength: MOST_EDITS, timeout: MOST_MS });
  if (words) return words.map(({ value, added, removed }) => ({ kind: kindOf(added, removed), text: value }));
  const whole: DiffPart[] = [
    { kind: "removed", text: before },
    { kind: "added", text: after },
  ];
  return whole.filter(({ text }) => text !== "");
}

function kindOf(added: boolean, removed: boolean): DiffPart["kind"] {
  if (added) return "added";
  return removed ? "removed" : "same";
}
