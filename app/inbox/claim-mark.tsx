"use client";

import { useOtherReviewer } from "../_review/use-claim";
import type { QueueRow } from "./merge-queue";

/** The initials of somebody else who reviews the request just now. */
export function ClaimMark({ row }: { row: QueueRow }) {
  const claim = useOtherReviewer(row);
  if (!claim || row.status !== "pending") return null;
  const said = `${claim.by.name} is reviewing it`;
  return (
    <span
      title={said}
      className="flex h-5 min-w-5 shrink-0 items-center justify-center rounded-full border border-line-strong bg-surface px-1 font-medium text-2xs text-ink-2"
    >
      <span aria-hidden>{initialsOf(claim.by.name)}</span>
      <span className="sr-only">{said}</span>
    </span>
  );
}

function initialsOf(name: string): string {
  const words = name.split(/\s+/).filter(Boolean);
  const letters = [words[0], words.length > 1 ? words.at(-1) : undefined].map((word) => word?.at(0) ?? "");
  return letters.join("").toUpperCase();
}
