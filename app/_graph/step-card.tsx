"use client";

import type { Node, NodeProps } from "@xyflow/react";
import { GitFork, Hand, Repeat, Split, SquareStack } from "lucide-react";
import { memo } from "react";
import type { GraphNode } from "#workflows/definition/graph";
import { cn } from "../_ui/cn";
import { PlainText } from "../_ui/plain-text";
import type { StateLook } from "../_ui/state-look";
import { TONE_BOX, TONE_TEXT } from "../_ui/status-badge";
import type { NodeState } from "./graph-parts";
import { lookOfNode } from "./look-of-node";
import { sayBlockBadge, sayNode } from "./say-node";

export type CardData = {
  node: GraphNode;
  state: NodeState | undefined;
  isSelected: boolean;
  /** Lies on the path that is shown, such as a proof's counter-example. */
  isOnPath: boolean;
  /** There is a path, and this node is not on it. */
  isFaded: boolean;
  /** The one node of the graph that Tab reaches; arrows go on from it. */
  isTabStop: boolean;
  onSelect: ((key: string) => void) | undefined;
};

export type CardNode = Node<CardData, "card">;

export function cardId(key: string): string {
  return `graph-${key}`;
}

/** A step or block of the graph; a button, so that keys and screen readers reach it. */
export const StepCard = memo(function StepCard({ data }: NodeProps<CardNode>) {
  const { node, state, isSelected, onSelect } = data;
  const look = state && lookOfNode(state);
  const isBlock = node.kind !== "step";
  return (
    <button
      type="button"
      id={cardId(node.key)}
      tabIndex={data.isTabStop ? 0 : -1}
      aria-label={sayNode(node, state)}
      aria-current={isSelected || undefined}
      title={sayNode(node, state)}
      onClick={() => onSelect?.(node.key)}
      className={cn(
        // The library lets a press through nodes that it does not select itself.
        "pointer-events-auto relative flex size-full items-center gap-1.5 border bg-surface text-left text-ink leading-tight",
        isBlock ? "justify-center rounded-full px-2 text-xs" : "rounded-lg px-2 text-sm",
        state ? boxOf(state, look) : "border-line-strong",
        (node.optional || look?.isDashed) && "border-dashed",
        data.isOnPath && "ring-2 ring-ink",
        isSelected && "outline-2 outline-ink outline-offset-2",
        data.isFaded && "opacity-45",
        "focus-visible:outline-offset-2",
      )}
    >
      {isBlock ? <BlockMark node={node} state={state} /> : <StepMark node={node} state={state} look={look} />}
    </button>
  );
});

/** What was not taken stays hollow; what was not reached is quiet. */
function boxOf(state: NodeState, look: StateLook | undefined): string {
  if (state.status === "pending" && state.stage !== "retrying") return "border-line-strong text-ink-2";
  if (state.status === "skipped" || state.status === "cancelled") {
    return "border-line-strong bg-transparent text-ink-3";
  }
  return look ? `${TONE_BOX[look.tone]} text-ink` : "";
}

type MarkProps = { node: GraphNode; state: NodeState | undefined };

function StepMark({ node, state, look }: MarkProps & { look: StateLook | undefined }) {
  const Icon = look?.icon;
  return (
    <>
      {Icon && <Icon aria-hidden className={cn("size-4 shrink-0", TONE_TEXT[look.tone])} />}
      <span className="line-clamp-3 min-w-0 flex-1 font-medium leading-[1.15] [overflow-wrap:anywhere]">
        <PlainText text={node.label} />
      </span>
      <Badges node={node} state={state} />
    </>
  );
}

/** A gate that lies ahead, and the attempt or round when it is not the first. */
function Badges({ node, state }: MarkProps) {
  const count = state?.round ?? null;
  const isAhead = node.gate !== null && (!state || state.status === "pending" || state.status === "running");
  if (!isAhead && !count && (state?.attempt ?? 1) < 2) return null;
  return (
    <span className="absolute -top-2 right-1.5 flex items-center gap-1 rounded-full border bg-surface px-1 text-2xs text-ink-2 tabular-nums">
      {isAhead && <Hand aria-hidden className="size-3 text-waiting" />}
      {count && (
        <span>
          {count.now}/{count.max}
        </span>
      )}
      {!count && (state?.attempt ?? 1) > 1 && <span>×{state?.attempt}</span>}
    </span>
  );
}

const ICONS = { parallel: Split, loop: Repeat, forEach: SquareStack, route: GitFork, step: Split } as const;

function BlockMark({ node, state }: MarkProps) {
  const Icon = ICONS[node.kind];
  return (
    <>
      <Icon aria-hidden className="size-3.5 shrink-0 text-ink-2" />
      <span className="truncate font-medium tabular-nums">{sayBlockBadge(node, state)}</span>
    </>
  );
}
