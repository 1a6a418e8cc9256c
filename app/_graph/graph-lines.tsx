"use client";

import { ViewportPortal } from "@xyflow/react";
import { ArrowRightLeft, TriangleAlert } from "lucide-react";
import { useMemo } from "react";
import { cn } from "../_ui/cn";
import { type EdgeMark, isOrder, type NodeState } from "./graph-parts";
import type { GraphLayout } from "./lay-out-graph";
import { placeMarks } from "./place-marks";
import { drawPath, type RoutedEdge } from "./route-edges";

type GraphLinesProps = {
  layout: GraphLayout;
  states: ReadonlyMap<string, NodeState> | undefined;
  selected: string | null;
  /** Ids of the edges on the path that is shown. */
  onPath: ReadonlySet<string>;
  marks: ReadonlyMap<string, EdgeMark> | undefined;
  onMark: ((id: string) => void) | undefined;
};

/** Lanes and edges behind the nodes, and what passed along the edges. */
export function GraphLines({ layout, states, selected, onPath, marks, onMark }: GraphLinesProps) {
  const { lanes, width, height, edges } = layout;
  const shown = edges.filter(({ edge }) => isOrder(edge) || edge.from === selected || edge.to === selected);
  const places = useMemo(() => placeMarks(edges.filter(({ id }) => marks?.has(id))), [edges, marks]);
  return (
    <ViewportPortal>
      <svg
        aria-hidden
        width={width}
        height={height}
        className="-z-10 pointer-events-none absolute top-0 left-0 overflow-visible"
      >
        <defs>
          <marker
            id="graph-arrow"
            viewBox="0 0 8 8"
            refX="7"
            refY="4"
            markerWidth="7"
            markerHeight="7"
            orient="auto"
          >
            <path d="M0 0.8 L7 4 L0 7.2 z" className="fill-ink-3" />
          </marker>
        </defs>
        {lanes.map(({ agent, y, height: tall }, at) => (
          <rect
            key={agent}
            x={-4_000}
            y={y}
            width={width + 8_000}
            height={tall}
            className={at % 2 === 0 ? "fill-sunken" : "fill-transparent"}
          />
        ))}
        {shown.map((routed) => (
          <Line
            key={routed.id}
            routed={routed}
            states={states}
            isOnPath={onPath.has(routed.id)}
            isFaded={onPath.size > 0}
          />
        ))}
      </svg>
      {[...places].map(([id, at]) => {
        const mark = marks?.get(id);
        return mark && <Mark key={id} mark={mark} at={at} onMark={onMark} />;
      })}
    </ViewportPortal>
  );
}

type LineProps = {
  routed: RoutedEdge;
  states: GraphLinesProps["states"];
  isOnPath: boolean;
  isFaded: boolean;
};

function Line({ routed: { edge, points }, states, isOnPath, isFaded }: LineProps) {
  const isWalked =
    edge.kind !== "loop" && isPassed(states?.get(edge.from)) && isReached(states?.get(edge.to));
  return (
    <path
      d={drawPath(points)}
      markerEnd="url(#graph-arrow)"
      className={cn(
        "fill-none",
        isOnPath || isWalked ? "stroke-ink-2" : "stroke-line-strong",
        isOnPath ? "[stroke-width:3]" : "[stroke-width:1.5]",
        isFaded && !isOnPath && "opacity-40",
        edge.kind === "loop" && "[stroke-dasharray:5_4]",
        edge.kind === "document" && "stroke-ink-3 [stroke-dasharray:1.5_4]",
      )}
    />
  );
}

function isPassed(state: NodeState | undefined): boolean {
  return state?.status === "completed" || state?.status === "running";
}

function isReached(state: NodeState | undefined): boolean {
  return state !== undefined && !["pending", "skipped", "cancelled"].includes(state.status);
}

type MarkProps = { mark: EdgeMark; at: { x: number; y: number }; onMark: GraphLinesProps["onMark"] };

/** A handoff on its edge: a press opens it. */
function Mark({ mark, at, onMark }: MarkProps) {
  const Icon = mark.isSound ? ArrowRightLeft : TriangleAlert;
  return (
    <button
      type="button"
      aria-label={mark.label}
      title={mark.label}
      onClick={() => onMark?.(mark.id)}
      style={{ transform: `translate(${at.x}px, ${at.y}px) translate(-50%, -50%)` }}
      className={cn(
        "pointer-events-auto absolute top-0 left-0 grid size-5 place-items-center rounded-full border bg-surface hover:bg-hover",
        mark.isSound ? "border-line-strong text-ink-2" : "border-failed-line text-failed",
      )}
    >
      <Icon aria-hidden className="size-3" />
    </button>
  );
}
