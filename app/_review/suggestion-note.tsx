"use client";

import { PencilLine } from "lucide-react";
import { DiffView } from "../_ui/diff-view";
import type { MarkdownInsert } from "../_ui/markdown-slot";
import { PlainText } from "../_ui/plain-text";
import type { Paper } from "./papers";
import { type Suggestion, suggestionsFor } from "./suggestion";
import type { Review } from "./use-review";

/** The edits that were suggested for a paper, each below the block it is about. */
export function suggestionInserts(
  paper: Paper,
  { remarks, request }: Pick<Review, "remarks" | "request">,
): MarkdownInsert[] {
  const suggestions = suggestionsFor(paper, { pending: remarks.pending, comments: request.comments });
  return suggestions.map((suggestion) => ({
    at: suggestion.start,
    node: <SuggestionNote key={suggestion.id} suggestion={suggestion} />,
  }));
}

/** What stands there, and what should instead; no part of the document. */
function SuggestionNote({ suggestion }: { suggestion: Suggestion }) {
  const { before, after, comment } = suggestion;
  return (
    <div
      role="note"
      aria-label="Suggested edit"
      className="my-3 grid select-none gap-1.5 rounded-md border border-line-strong border-dashed bg-canvas px-3 py-2 font-sans text-sm [&_p]:m-0"
    >
      <SuggestionHead suggestion={suggestion} />
      {comment && (
        <p className="text-ink-2 wrap-anywhere">
          <PlainText text={comment} />
        </p>
      )}
      <DiffView before={before} after={after} isCounted={false} />
    </div>
  );
}

/** Whose it is, and that it is a proposal. */
export function SuggestionHead({ suggestion: { by } }: { suggestion: Suggestion }) {
  return (
    <p className="flex items-center gap-1.5 font-medium text-xs">
      <PencilLine aria-hidden className="size-3.5 shrink-0 text-ink-3" />
      <span className="min-w-0 wrap-anywhere">
        {by === null ? "You suggest" : <PlainText text={`${by} suggests`} />}
      </span>
    </p>
  );
}
