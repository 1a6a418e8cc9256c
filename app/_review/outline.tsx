"use client";

import { ChevronDown } from "lucide-react";
import { type ReactNode, useState } from "react";
import { cn } from "../_ui/cn";
import { PlainText } from "../_ui/plain-text";
import type { Paper } from "./papers";
import { isSectionNew } from "./sections";
import type { Reading, ReadSection } from "./use-reading";

type OutlineProps = { papers: readonly Paper[]; reading: Reading; className?: string };

/** The headings of the documents: a jump to each, and a tick for what was on the screen. */
export function Outline({ papers, reading, className }: OutlineProps) {
  const [isOpen, setOpen] = useState(false);
  const sections = papers.flatMap(reading.sectionsOf);
  if (sections.length < 2) return null;
  const viewed = `${sections.length - reading.unopened} of ${sections.length} viewed`;
  return (
    <nav aria-label="Outline" className={cn("text-sm", className)}>
      <h2 className="hidden pb-1.5 @min-[44rem]:block">
        <OutlineTitle viewed={viewed} />
      </h2>
      <button
        type="button"
        aria-expanded={isOpen}
        onClick={() => setOpen(!isOpen)}
        className="flex min-h-9 w-full items-center gap-2 rounded-md border bg-surface px-3 hover:bg-hover pointer-coarse:min-h-11 @min-[44rem]:hidden"
      >
        <OutlineTitle viewed={viewed} />
        <ChevronDown aria-hidden className={cn("size-4 text-ink-3", isOpen && "rotate-180")} />
      </button>
      <div className={cn("grid gap-3 @max-[44rem]:pt-2", !isOpen && "@max-[44rem]:hidden")}>
        {papers.map((paper) => (
          <PaperOutline key={paper.sha256 + paper.name} paper={paper} reading={reading}>
            {papers.length > 1 && paper.name}
          </PaperOutline>
        ))}
      </div>
    </nav>
  );
}

function OutlineTitle({ viewed }: { viewed: string }) {
  return (
    <span className="flex flex-1 items-baseline justify-between gap-2">
      <span className="font-medium">Outline</span>
      <span className="text-ink-3 text-xs tabular-nums">{viewed}</span>
    </span>
  );
}

type PaperOutlineProps = { paper: Paper; reading: Reading; children: ReactNode };

function PaperOutline({ paper, reading, children }: PaperOutlineProps) {
  const before = paper.bases[0]?.content;
  const sections = reading.sectionsOf(paper);
  const least = Math.min(...sections.map(({ depth }) => depth));
  return (
    <div className="min-w-0">
      {children && <p className="truncate pb-0.5 text-ink-3 text-xs">{children}</p>}
      <ul>
        {sections.map((section) => (
          <OutlineLine
            key={section.from}
            section={section}
            indent={Math.min(section.depth - least, 3)}
            isNew={before !== undefined && isSectionNew(paper.content, section, before)}
            onTick={(isOpened) => reading.setOpened(paper.sha256, section.from, isOpened)}
            onJump={() => jumpTo(paper, section.from)}
          />
        ))}
      </ul>
    </div>
  );
}

type OutlineLineProps = {
  section: ReadSection;
  /** Levels below the highest heading. */
  indent: number;
  /** It is not in the version that changes are shown against. */
  isNew: boolean;
  onTick: (isOpened: boolean) => void;
  onJump: () => void;
};

const INDENTS = ["", "pl-3", "pl-6", "pl-9"];

function OutlineLine({ section: { title, isOpened }, indent, isNew, onTick, onJump }: OutlineLineProps) {
  return (
    <li className={cn("flex items-start gap-1.5 rounded hover:bg-hover", INDENTS[indent])}>
      <input
        type="checkbox"
        aria-label={`Viewed: ${title}`}
        checked={isOpened}
        onChange={(event) => onTick(event.target.checked)}
        className="mt-1.5 size-3.5 shrink-0 accent-strong"
      />
      <button
        type="button"
        onClick={onJump}
        className={cn(
          "min-w-0 flex-1 py-1 text-left leading-snug wrap-anywhere hover:text-ink",
          isOpened ? "text-ink-2" : "font-medium",
        )}
      >
        <PlainText text={title} />
        {isNew && <span className="ml-1.5 rounded bg-selected px-1 text-2xs text-ink-2">changed</span>}
      </button>
    </li>
  );
}

/** Brings the heading to the top; where it is on a part that is not shown yet, the way to it. */
function jumpTo({ name }: Paper, from: number): void {
  const paper = document.querySelector(`[data-paper="${CSS.escape(name)}"]`);
  const heading = paper?.querySelector(`[data-at="${from}"]`);
  (heading ?? paper?.querySelector("[data-show-more]"))?.scrollIntoView({ block: "start" });
}
