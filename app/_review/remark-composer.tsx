"use client";

import { ArrowDown, ArrowUp } from "lucide-react";
import type { KeyboardEvent } from "react";
import { Button } from "../_ui/button";
import { Field } from "../_ui/field";
import { IconButton } from "../_ui/icon-button";
import { Keys } from "../_ui/keys";
import { PlainText } from "../_ui/plain-text";
import { Textarea } from "../_ui/textarea";
import type { Paper } from "./papers";
import { hasWords, LONGEST_REMARK, type Passage, type RemarkDraft, textOf } from "./remark";
import type { Remarks } from "./use-remarks";

type RemarkComposerProps = {
  remarks: Remarks;
  writing: RemarkDraft;
  papers: readonly Paper[];
  /** Aims at the block before or after; by keyboard it is the way to choose what is meant. */
  onStep: (by: 1 | -1) => void;
};

/** Where a comment on a passage is written, with an edit that one would make. */
export function RemarkComposer({ remarks, writing, papers, onStep }: RemarkComposerProps) {
  const { passage, remarkId, text, suggestion } = writing;
  const setSuggestion = (edit: string | null) => remarks.write({ suggestion: edit });
  const isEmpty = !hasWords(writing);

  function keep() {
    if (!isEmpty) remarks.keep();
  }
  function onKey(event: KeyboardEvent) {
    if (event.nativeEvent.isComposing) return;
    const act = actionFor(event, { keep, leave: remarks.leave, onStep });
    if (!act) return;
    event.preventDefault();
    act();
  }
  return (
    <section
      aria-label="Comment on a passage"
      onKeyDown={onKey}
      className="grid max-h-[60dvh] gap-2.5 overflow-y-auto border-t-2 border-t-ink bg-raised px-4 py-3"
    >
      <QuotedPassage passage={passage} onStep={onStep} />
      <Field label="Your comment" required help="Goes out with your decision, together with the others.">
        {(control) => (
          <Textarea
            {...control}
            data-remark-text
            rows={2}
            maxLength={LONGEST_REMARK}
            value={text}
            onChange={(event) => remarks.write({ text: event.target.value })}
            className="min-h-14"
          />
        )}
      </Field>
      {suggestion !== null && (
        <Field label="Suggested edit" required help="What should stand there instead.">
          {(control) => (
            <Textarea
              {...control}
              maxLength={LONGEST_REMARK}
              value={suggestion}
              onChange={(event) => setSuggestion(event.target.value)}
              className="font-mono"
            />
          )}
        </Field>
      )}
      <div className="flex flex-wrap items-center gap-2">
        {passage.quote !== "" && (
          <Button
            tone="quiet"
            onClick={() =>
              setSuggestion(suggestion === null ? textOf(passage, papers, passage.document) : null)
            }
          >
            {suggestion === null ? "Suggest an edit" : "Without the edit"}
          </Button>
        )}
        <Button className="ml-auto" onClick={remarks.drop}>
          {isEmpty ? "Cancel" : "Discard"}
        </Button>
        <Button tone="primary" disabled={isEmpty} onClick={keep}>
          {remarkId ? "Keep the change" : "Add comment"}
          <Keys keys="Mod+Enter" className="pointer-coarse:hidden" />
        </Button>
      </div>
    </section>
  );
}

type Actions = { keep: () => void; leave: () => void; onStep: (by: 1 | -1) => void };

function actionFor(event: KeyboardEvent, { keep, leave, onStep }: Actions): (() => void) | null {
  const { key, altKey, metaKey, ctrlKey } = event;
  if (key === "Escape") return leave;
  if (key === "Enter" && (metaKey || ctrlKey)) return keep;
  if (altKey && key === "ArrowDown") return () => onStep(1);
  if (altKey && key === "ArrowUp") return () => onStep(-1);
  return null;
}

function QuotedPassage({ passage, onStep }: { passage: Passage; onStep: (by: 1 | -1) => void }) {
  return (
    <div className="flex items-start gap-2">
      <blockquote className="line-clamp-3 min-w-0 flex-1 border-l-2 border-l-line-strong pl-2 text-ink-2 text-sm wrap-anywhere">
        {passage.quote === "" ? (
          <>
            On all of <PlainText text={passage.document} />
          </>
        ) : (
          <PlainText text={passage.quote} />
        )}
      </blockquote>
      <IconButton
        label="Passage before"
        keys="Alt+ArrowUp"
        size="sm"
        icon={<ArrowUp />}
        onClick={() => onStep(-1)}
      />
      <IconButton
        label="Passage after"
        keys="Alt+ArrowDown"
        size="sm"
        icon={<ArrowDown />}
        onClick={() => onStep(1)}
      />
    </div>
  );
}
