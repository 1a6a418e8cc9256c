"use client";

import { CircleHelp } from "lucide-react";
import Link from "next/link";
import { useState } from "react";
import { cn } from "../_ui/cn";
import { Popover } from "../_ui/popover";
import { guidePath } from "./anchors";
import { GLOSSARY, GUIDES, type Meaning, type Word } from "./glossary";

/**
 * Explains a word beside which it stands. It opens when it is pressed, by whatever means, and not when one passes
 * over it; Escape, a press elsewhere or the way into the guide close it (WCAG 1.4.13).
 */
export function Help({ word, className }: { word: Word; className?: string }) {
  const [isOpen, setOpen] = useState(false);
  const { term, text, guide, heading }: Meaning = GLOSSARY[word];
  return (
    <Popover
      label={`What “${term}” means`}
      open={isOpen}
      onOpenChange={setOpen}
      trigger={
        <button
          type="button"
          aria-label={`What does “${term}” mean?`}
          className={cn(
            "inline-grid size-6 shrink-0 place-items-center rounded-full align-middle text-ink-3 hover:bg-hover hover:text-ink print:hidden",
            className,
          )}
        >
          <CircleHelp aria-hidden className="size-3.5" />
        </button>
      }
    >
      <p className="font-medium text-sm">{term}</p>
      <p className="mt-0.5 font-normal text-ink-2 text-sm">{text}</p>
      <Link
        href={guidePath(guide, heading)}
        onClick={() => setOpen(false)}
        className="mt-2 inline-block font-normal text-sm underline underline-offset-2"
      >
        More in “{GUIDES[guide].title}”
      </Link>
    </Popover>
  );
}
