"use client";

import { ArrowDown, PenLine } from "lucide-react";
import { memo, useDeferredValue } from "react";
import { Button } from "../../../_ui/button";
import { Markdown } from "../../../_ui/markdown";
import { PlainText } from "../../../_ui/plain-text";
import { useTail } from "./use-tail";

/** Rendering a longer text ten times a second would hold up the page. */
const MOST_RENDERED = 30_000;

/** The text of an agent while it is written; follows its end until the person scrolls away from it. */
export function LiveWriting({ text, by }: { text: string; by: string }) {
  const shown = useDeferredValue(text);
  const { box, isAtEnd, onScroll, jump } = useTail();
  return (
    <figure
      aria-label={`Being written by ${by}`}
      className="relative mx-4 min-w-0 overflow-hidden rounded-lg border border-writing-line bg-surface"
    >
      <figcaption className="flex min-h-9 items-center gap-2 border-writing-line border-b bg-writing-soft px-3 py-1 text-writing text-xs">
        <PenLine aria-hidden className="size-3.5" />
        {by} is writing
        <span className="ml-auto tabular-nums">{shown.length.toLocaleString("en")} characters</span>
      </figcaption>
      <div
        ref={box}
        onScroll={onScroll}
        className="isolate max-h-[60dvh] overflow-y-auto px-5 py-4 [contain:paint]"
      >
        <Text text={shown} />
      </div>
      {!isAtEnd && (
        <Button size="sm" tone="primary" className="absolute right-3 bottom-3 shadow-overlay" onClick={jump}>
          <ArrowDown aria-hidden />
          Jump to live
        </Button>
      )}
    </figure>
  );
}

const Text = memo(function Text({ text }: { text: string }) {
  if (text.length <= MOST_RENDERED) return <Markdown text={text} />;
  return (
    <p className="whitespace-pre-wrap [overflow-wrap:anywhere]">
      <PlainText text={text.slice(-MOST_RENDERED)} />
    </p>
  );
});
