"use client";

import { CircleQuestionMark, ClipboardList, FileCheck2, type LucideIcon } from "lucide-react";
import type { MouseEvent } from "react";
import type { ApprovalKind } from "#workflows/run/events";
import { focusReading } from "../_review/focus-reading";
import { changeQuery } from "../_ui/change-query";
import { cn } from "../_ui/cn";
import { PlainText } from "../_ui/plain-text";
import { useAddress } from "../_ui/use-address";
import { ClaimMark } from "./claim-mark";
import type { QueueRow } from "./merge-queue";
import { rowId } from "./queue-focus";
import { RowFacts } from "./row-facts";

const KINDS: Record<ApprovalKind, { icon: LucideIcon; word: string }> = {
  result: { icon: FileCheck2, word: "Result of a step" },
  plan: { icon: ClipboardList, word: "Plan of a step" },
  question: { icon: CircleQuestionMark, word: "Question" },
};

type RequestRowProps = {
  row: QueueRow;
  isOpen: boolean;
  /** Tab stops here; arrows reach the others. */
  isReachable: boolean;
  news: "new" | "changed" | "known";
  isChosen: boolean;
  /** Why it cannot be decided together with others; null when it can. */
  whyNot: string | null;
  onChoose: () => void;
  onOpen: () => void;
};

/** A request of the queue: what it is about, whose it is, how old, and what else counts. */
export function RequestRow(props: RequestRowProps) {
  const { row, isOpen, isReachable, news, onOpen } = props;
  const { query } = useAddress();

  function open(event: MouseEvent) {
    if (event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    if (isOpen && event.detail === 0) return focusReading(document.querySelector("[data-review]"));
    onOpen();
  }
  return (
    <li
      className={cn(
        "group relative text-sm hover:bg-hover",
        isOpen && "bg-selected hover:bg-selected",
        row.isGone && "text-ink-3",
      )}
    >
      <a
        id={rowId(row.id)}
        href={changeQuery(query.toString(), { request: row.id, view: null })}
        aria-current={isOpen ? "true" : undefined}
        tabIndex={isReachable ? 0 : -1}
        onClick={open}
        className="grid gap-0.5 py-2.5 pr-3 pl-9.5 focus-visible:outline-offset-[-2px]"
      >
        <span className="flex items-start gap-2">
          <span
            className={cn(
              "line-clamp-2 min-w-0 flex-1 wrap-anywhere",
              news === "new" && !row.isGone ? "font-semibold" : "font-medium",
            )}
          >
            <PlainText text={row.question} />
            {news === "changed" && <ChangedDot />}
          </span>
          <ClaimMark row={row} />
        </span>
        <span className="truncate text-ink-2">
          <PlainText text={row.runTitle} />
        </span>
        <RowFacts row={row} />
      </a>
      <KindOrTick {...props} />
    </li>
  );
}

function ChangedDot() {
  return (
    <span title="Changed since you looked" className="ml-1.5 inline-block size-2 rounded-full bg-ink">
      <span className="sr-only">changed since you looked</span>
    </span>
  );
}

/** The icon of its kind; where one points or selects, the box to select it. */
function KindOrTick({ row, isReachable, isChosen, whyNot, onChoose }: RequestRowProps) {
  const { icon: Icon, word } = KINDS[row.kind];
  const look = "absolute top-3 left-3 size-4";
  const isTicked = isChosen && "opacity-0";
  return (
    <>
      <Icon
        aria-label={word}
        className={cn(
          look,
          "pointer-events-none text-ink-3",
          whyNot === null && "group-has-[input:focus-visible]:opacity-0 group-hover:opacity-0",
          isTicked,
        )}
      />
      {whyNot === null && (
        <input
          type="checkbox"
          aria-label={`Select ${row.question} of ${row.runTitle}`}
          tabIndex={isReachable ? 0 : -1}
          checked={isChosen}
          onChange={onChoose}
          className={cn(
            look,
            "accent-strong opacity-0 checked:opacity-100 focus-visible:opacity-100 group-hover:opacity-100",
          )}
        />
      )}
    </>
  );
}
