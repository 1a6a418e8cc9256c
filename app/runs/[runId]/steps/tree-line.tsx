"use client";

import { ChevronRight } from "lucide-react";
import { memo } from "react";
import type { LiveTexts } from "../../../_live/live-text";
import { cn } from "../../../_ui/cn";
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

function Content({ row, round, request, texts, isSelected, onSelect }: TreeLineProps) {
  switch (row.kind) {
    case "phase":
      return (
        <h2 className="flex h-7 items-center justify-between pr-4 font-medium text-ink-2 text-xs">
          {row.name}
          <span className="text-ink-3 tabular-nums">{row.percent} %</span>
        </h2>
      );
    case "item":
      return <p className="flex h-7 items-center text-ink-2 text-xs tabular-nums">item {row.position + 1}</p>;
    case "block":
      return <BlockRow block={row.block} isSelected={isSelected} onSelect={onSelect} />;
    case "attempt":
      return <AttemptRow attempt={row.attempt} round={round} onSelect={onSelect} />;
    case "step":
      return <StepRow {...{ step: row.step, round, request, texts, isSelected, onSelect }} />;
  }
}

function nameOf(row: TreeRow): string {
  switch (row.kind) {
    case "phase":
      return row.name;
    case "item":
      return `item ${row.position + 1}`;
    case "block":
      return row.block.label;
    case "attempt":
      return `attempt ${row.attempt.attempt}`;
    case "step":
      return row.step.label;
  }
}
