"use client";

import { UnfoldVertical } from "lucide-react";
import { useMemo, useState } from "react";
import { cn } from "./cn";
import { compareTexts, countChanges, type DiffBlock, type DiffPart } from "./compare-texts";
import { countOf } from "./count-of";
import { PlainText } from "./plain-text";

/** Equal lines that stay visible on each side of a change. */
const CONTEXT_LINES = 3;

type DiffViewProps = {
  before: string;
  after: string;
  /** `sides` puts both texts next to each other; narrow screens always get `inline`. */
  layout?: "inline" | "sides";
  /** Of a few words one sees the changes at a glance; else a line says how many there are. */
  isCounted?: boolean;
  className?: string;
};

/** What changed between two texts, word by word. */
export function DiffView({ before, after, layout = "inline", isCounted = true, className }: DiffViewProps) {
  const blocks = useMemo(() => compareTexts(before, after), [before, after]);
  const changes = countChanges(blocks);
  const hasChanges = blocks.some((block) => block.kind === "changed");
  return (
    <section aria-label="Changes" className={cn("grid gap-2", className)}>
      {(isCounted || !hasChanges) && (
        <p className="text-ink-2 text-sm tabular-nums">
          {hasChanges
            ? `${countOf(changes.added, "word")} added, ${countOf(changes.removed, "word")} removed`
            : "The two texts are equal."}
        </p>
      )}
      <div className="overflow-hidden rounded-md border bg-surface font-mono text-sm leading-relaxed">
        {blocks.map((block) => (
          <Block key={block.id} block={block} layout={layout} isLast={block.id === blocks.length - 1} />
        ))}
      </div>
    </section>
  );
}

type BlockProps = { block: DiffBlock; layout: "inline" | "sides"; isLast: boolean };

function Block({ block, layout, isLast }: BlockProps) {
  if (block.kind === "same")
    return <SameLines lines={block.lines} isFirst={block.id === 0} isLast={isLast} />;
  if (layout === "inline") return <Parts parts={block.parts} className="border-l-3 border-l-control" />;
  return (
    <div className="lg:grid lg:grid-cols-2">
      <Parts parts={block.parts} className="border-l-3 border-l-control lg:hidden" />
      <Parts parts={block.parts} hide="added" className="border-r max-lg:hidden" />
      <Parts parts={block.parts} hide="removed" className="max-lg:hidden" />
    </div>
  );
}

function Parts({
  parts,
  hide,
  className,
}: {
  parts: DiffPart[];
  hide?: DiffPart["kind"];
  className?: string;
}) {
  return (
    <p
      data-change
      className={cn("whitespace-pre-wrap bg-canvas px-3 py-1.5 [overflow-wrap:anywhere]", className)}
    >
      {parts
        .filter((part) => part.kind !== hide)
        .map((part) => (
          <Part key={part.id} part={part} />
        ))}
    </p>
  );
}

function Part({ part }: { part: DiffPart }) {
  if (part.kind === "same") return <PlainText text={part.text} />;
  const isAdded = part.kind === "added";
  const Mark = isAdded ? "ins" : "del";
  return (
    <Mark
      className={cn(
        "rounded-xs",
        isAdded ? "bg-done-soft text-done underline" : "bg-failed-soft text-failed line-through",
      )}
    >
      <span className="sr-only select-none">{isAdded ? "added: " : "removed: "}</span>
      <PlainText text={part.text} />
    </Mark>
  );
}

function SameLines({ lines, isFirst, isLast }: { lines: string[]; isFirst: boolean; isLast: boolean }) {
  const [isOpen, setOpen] = useState(false);
  const head = isFirst ? 0 : CONTEXT_LINES;
  const tail = isLast ? 0 : CONTEXT_LINES;
  const hidden = lines.length - head - tail;
  if (isOpen || hidden <= 1) return <Lines lines={lines} />;
  return (
    <>
      {head > 0 && <Lines lines={lines.slice(0, head)} />}
      <button
        type="button"
        onClick={() => setOpen(true)}
        className="flex w-full items-center gap-2 bg-sunken px-3 py-1 font-sans text-ink-2 text-xs hover:bg-hover hover:text-ink focus-visible:outline-offset-[-2px]"
      >
        <UnfoldVertical aria-hidden className="size-3.5" />
        Show {hidden} unchanged lines
      </button>
      {tail > 0 && <Lines lines={lines.slice(-tail)} />}
    </>
  );
}

function Lines({ lines }: { lines: string[] }) {
  return (
    <p className="whitespace-pre-wrap px-3 py-0.5 text-ink-2 [overflow-wrap:anywhere]">
      <PlainText text={lines.join("\n")} />
    </p>
  );
}
