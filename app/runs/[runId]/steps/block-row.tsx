import { GitFork, Repeat, Split, SquareStack } from "lucide-react";
import { countOf } from "../../../_ui/count-of";
import { PlainText } from "../../../_ui/plain-text";
import { indentOf } from "./indent";
import { type OutlineRow, sayBlock } from "./outline-steps";

const ICONS = { parallel: Split, loop: Repeat, forEach: SquareStack, route: GitFork } as const;

/** Names a loop, parallel block, map or route before its steps. */
export function BlockRow({ row: { block, depth } }: { row: Extract<OutlineRow, { kind: "block" }> }) {
  const Icon = ICONS[block.kind];
  const { result } = block;
  return (
    <p className={`flex items-center gap-2 border-b py-1.5 pr-4 text-ink-2 text-xs ${indentOf(depth)}`}>
      <Icon aria-hidden className="size-3.5 shrink-0 text-ink-3" />
      <span className="truncate font-medium">
        <PlainText text={block.label} />
      </span>
      <span className="shrink-0 text-ink-3 tabular-nums">{sayBlock(block)}</span>
      {result && result.failureCount > 0 && (
        <span className="shrink-0 text-failed">{countOf(result.failureCount, "failure")}</span>
      )}
    </p>
  );
}
