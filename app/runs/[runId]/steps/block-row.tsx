import { GitFork, Repeat, Split, SquareStack } from "lucide-react";
import { countOf } from "../../../_ui/count-of";
import { PlainText } from "../../../_ui/plain-text";
import { StepBadge } from "../../../_ui/status-badge";
import { sayBlock } from "./say-block";
import type { BlockOfRun } from "./tree-steps";

const ICONS = { parallel: Split, loop: Repeat, forEach: SquareStack, route: GitFork } as const;

type BlockRowProps = {
  block: BlockOfRun;
  isSelected: boolean;
  onSelect: (key: string) => void;
};

/** Names a loop, parallel block, map or route before its steps, and says when it needs somebody itself. */
export function BlockRow({ block, isSelected, onSelect }: BlockRowProps) {
  const Icon = ICONS[block.kind];
  const { key, status, result } = block;
  const needsPerson = status === "failed" || status === "waiting_for_hitl";
  return (
    <button
      type="button"
      aria-current={isSelected || undefined}
      onClick={() => onSelect(key)}
      className="flex w-full items-center gap-2 py-1.5 pr-4 text-left text-ink-2 text-xs hover:bg-hover focus-visible:outline-offset-[-2px]"
    >
      <Icon aria-hidden className="size-3.5 shrink-0 text-ink-3" />
      <span className="truncate font-medium">
        <PlainText text={block.label} />
      </span>
      <span className="shrink-0 text-ink-3 tabular-nums">{sayBlock(block)}</span>
      {result && result.failureCount > 0 && (
        <span className="shrink-0 text-failed">{countOf(result.failureCount, "failure")}</span>
      )}
      {needsPerson && <StepBadge status={status} kind="bare" className="ml-auto" />}
    </button>
  );
}
