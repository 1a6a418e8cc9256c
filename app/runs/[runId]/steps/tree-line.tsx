"use client";

import { ChevronRight } from "lucide-react";
import { memo } from "react";
import type { LiveTexts } from "../../../_live/live-text";
import { cn } from "../../../_ui/cn";
import { PlainText } from "../../../_ui/plain-text";
import type { Store } from "../../../_ui/store";
import { AttemptRow } from "./attempt-row";
import { BlockRow } from "./block-row";
import { indentOf } from "./indent";
import { StepRow } from "./step-row";
import type { RequestOfRun, TreeRow } from "./tree-steps";

type TreeLineProps = {
  row: TreeRow;
  isOpen: boolean;
  round: number;
  request: RequestOfRun | undefined;
  texts: Store<LiveTexts>;
  isSelected: boolean;
  onSelect: (key: string) => void;
  onPress: (id: string) => void;
  /** Asks for the attempts at a step before those that are known. */
  onEarlier: (stepKey: string) => void;
};

/** A row of the tree, with the button that opens what lies in it. */
export const TreeLine = memo(function TreeLine(props: TreeLineProps) {
  const { row, isOpen, onPress } = props;
  return (
    <div
      className={cn(
        "flex items-stretch border-b",
        row.kind === "phase" && "bg-sunken",
        props.isSelected && "bg-selected",
      )}
    >
      <span className={cn("flex w-6 shrink-0 items-center box-content", indentOf(row.depth))}>
        {row.hasChildren && (
          <button
            type="button"
            aria-expanded={isOpen}
            aria-label={isOpen ? `Close ${nameOf(row)}` : `Open ${nameOf(row)}`}
            onClick={() => onPress(row.id)}
            className="grid size-6 place-items-center rounded hover:bg-hover pointer-coarse:size-8"
          >
            <ChevronRight aria-hidden className={cn("size-3.5 text-ink-3", isOpen && "rotate-90")} />
          </button>
        )}
      </span>
      <div className="min-w-0 flex-1">
        <Content {...props} />
      </div>
    </div>
  );
});

function Content({ row, round, request, texts, isSelected, onSelect, onEarlier }: TreeLineProps) {
  switch (row.kind) {
    case "phase":
      return (
        <h2 className="flex h-7 items-center justify-between pr-4 font-medium text-ink-2 text-xs">
          {row.name}
          <span className="text-ink-3 tabular-nums">{row.percent} %</span>
        </h2>
      );
    case "item":
      return <ItemName row={row} />;
    case "block":
      return <BlockRow block={row.block} isSelected={isSelected} onSelect={onSelect} />;
    case "earlier":
      return (
        <button
          type="button"
          onClick={() => onEarlier(row.key)}
          className="flex h-7 w-full items-center text-left text-ink-2 text-xs hover:bg-hover focus-visible:outline-offset-[-2px]"
        >
          <span className="underline underline-offset-2">Show the attempts before</span>
        </button>
      );
    case "attempt":
      return <AttemptRow attempt={row.attempt} round={round} onSelect={onSelect} />;
    case "step":
      return <StepRow {...{ step: row.step, round, request, texts, isSelected, onSelect }} />;
  }
}

/** What the item is, as the workflow was given it; its number where it has no name. */
function ItemName({ row: { position, name } }: { row: Extract<TreeRow, { kind: "item" }> }) {
  return (
    <p className="flex h-7 min-w-0 items-center gap-2 pr-4 text-ink-2 text-xs">
      <span className="shrink-0 text-ink-3 tabular-nums">item {position + 1}</span>
      {name !== null && (
        <span className="truncate font-medium" title={name}>
          <PlainText text={name} />
        </span>
      )}
    </p>
  );
}

function nameOf(row: TreeRow): string {
  switch (row.kind) {
    case "phase":
      return row.name;
    case "item":
      return row.name === null ? `item ${row.position + 1}` : `item ${row.position + 1}, ${row.name}`;
    case "block":
      return row.block.label;
    case "earlier":
      return "the attempts before";
    case "attempt":
      return `attempt ${row.attempt.attempt}`;
    case "step":
      return row.step.label;
  }
}
