"use client";

import { Check, Undo2 } from "lucide-react";
import { useDeferredValue, useMemo } from "react";
import { Button } from "../_ui/button";
import { countOf } from "../_ui/count-of";
import { DiffView } from "../_ui/diff-view";
import { PlainText } from "../_ui/plain-text";
import { type Suggestion, suggestionsFor, type Weighed, weighSuggestion } from "./suggestion";
import { SuggestionHead } from "./suggestion-note";
import type { Review } from "./use-review";

/** The edits that were suggested for the document that one amends, each put into it by a click. */
export function SuggestionList({ review }: { review: Review }) {
  const { amendment, remarks, request, deciding } = review;
  const { paper, setContent } = amendment;
  const content = useDeferredValue(amendment.content);
  const weighed = useMemo(() => {
    if (!paper) return [];
    const found = suggestionsFor(paper, { pending: remarks.pending, comments: request.comments });
    return found.map((one) => ({ suggestion: one, ...weighSuggestion(paper.content, content, one) }));
  }, [paper, content, remarks.pending, request.comments]);
  if (weighed.length === 0) return null;
  const open = weighed.filter(({ standing }) => standing === "open").length;
  const isLocked = deciding.order !== null || content !== amendment.content;
  return (
    <section aria-label="Suggested edits" className="grid gap-2 border-b bg-sunken px-4 py-2">
      <h3 className="font-medium text-sm">
        {countOf(weighed.length, "suggested edit")}
        <span className="ml-2 font-normal text-ink-2 text-xs">
          {open === 0 ? "none is open" : `${open} not applied`}
        </span>
      </h3>
      <ul className="grid max-h-56 gap-2 overflow-y-auto">
        {weighed.map(({ suggestion, ...state }) => (
          <SuggestionItem
            key={suggestion.id}
            suggestion={suggestion}
            state={state}
            isLocked={isLocked}
            onWrite={setContent}
          />
        ))}
      </ul>
    </section>
  );
}

type SuggestionItemProps = {
  suggestion: Suggestion;
  state: Weighed;
  isLocked: boolean;
  onWrite: (content: string) => void;
};

function SuggestionItem({ suggestion, state, isLocked, onWrite }: SuggestionItemProps) {
  const { before, after, comment } = suggestion;
  return (
    <li className="grid gap-1.5 rounded-md border bg-surface px-2.5 py-2 text-sm">
      <div className="flex flex-wrap items-center gap-2">
        <SuggestionHead suggestion={suggestion} />
        <span className="ml-auto">
          <Act state={state} isLocked={isLocked} onWrite={onWrite} />
        </span>
      </div>
      {comment && (
        <p className="text-ink-2 wrap-anywhere">
          <PlainText text={comment} />
        </p>
      )}
      <DiffView before={before} after={after} isCounted={false} />
    </li>
  );
}

function Act({ state, isLocked, onWrite }: Omit<SuggestionItemProps, "suggestion">) {
  if (state.standing === "lost") {
    return <span className="text-ink-2 text-xs">Other words stand there now</span>;
  }
  if (state.standing === "open") {
    return (
      <Button size="sm" disabled={isLocked} onClick={() => onWrite(state.applied)}>
        <Check aria-hidden />
        Apply
      </Button>
    );
  }
  const { undone } = state;
  return (
    <span className="flex items-center gap-2 text-ink-2 text-xs">
      <span>Applied</span>
      {undone !== null && (
        <Button tone="quiet" size="sm" disabled={isLocked} onClick={() => onWrite(undone)}>
          <Undo2 aria-hidden />
          Undo
        </Button>
      )}
    </span>
  );
}
