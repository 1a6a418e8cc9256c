"use client";

import "@xyflow/react/dist/base.css";
import "./graph.css";
import { MiniMap, ReactFlow, ReactFlowProvider } from "@xyflow/react";
import { type KeyboardEvent, useMemo, useRef, useState } from "react";
import type { WorkflowGraph as Graph } from "#workflows/definition/graph";
import { cn } from "../_ui/cn";
import { Loading } from "../_ui/loading";
import { GraphControls } from "./graph-controls";
import { GraphLines } from "./graph-lines";
import { type EdgeMark, edgeId, type NodeState } from "./graph-parts";
import { LaneLabels } from "./lane-labels";
import type { GraphLayout } from "./lay-out-graph";
import { lookOfNode } from "./look-of-node";
import { type CardNode, cardId, StepCard } from "./step-card";
import { useGraphLayout } from "./use-graph-layout";
import { useGraphView } from "./use-graph-view";
import { WALK_KEYS, walkGraph } from "./walk-graph";

export type WorkflowGraphProps = {
  /** Of `graphOf(definition, sequence)`; keep the object (useMemo): a new one is laid out anew. */
  graph: Graph;
  /** What it shows, read aloud. */
  label: string;
  /** By the definition's key; without it the graph shows a definition. Changing it moves nothing. */
  states?: ReadonlyMap<string, NodeState>;
  /** Keys of a way through the graph that is drawn strongly: a proof's counter-example, a rehearsal. */
  path?: readonly string[];
  selected?: string | null;
  /** Where to look first when not all of it can be read at once. */
  focus?: string | null;
  onSelect?: (key: string) => void;
  /** By `edgeId`: what passed along it. */
  marks?: ReadonlyMap<string, EdgeMark>;
  onMark?: (id: string) => void;
  /** Gives it a height. */
  className?: string;
};

const HELD_UP = "The graph cannot be laid out while the server is away. It is tried again and again.";
const NODE_TYPES = { card: StepCard };
/** From here on a small map helps. */
const MANY = 25;

/**
 * A workflow as a graph from left to right, a lane for each agent; a run's when it is given `states`. Arrow keys
 * walk along the edges, Enter selects. Layout is made in a worker and follows from the definition alone.
 */
export function WorkflowGraph(props: WorkflowGraphProps) {
  const { layout, isHeldUp } = useGraphLayout(props.graph);
  return (
    <div className={cn("relative min-h-64 overflow-hidden", props.className)}>
      {layout ? (
        <ReactFlowProvider>
          <Drawing {...props} layout={layout} />
        </ReactFlowProvider>
      ) : (
        <Loading text={isHeldUp ? HELD_UP : "Laying out the graph…"} rows={4} />
      )}
    </div>
  );
}

function Drawing({ layout, ...props }: WorkflowGraphProps & { layout: GraphLayout }) {
  const { graph, states, selected = null, focus, onMark, marks } = props;
  const pane = useRef<HTMLDivElement>(null);
  const [tabStop, setTabStop] = useState(selected ?? focus ?? graph.nodes[0]?.key ?? "");
  const nodes = useNodes(props, layout, tabStop);
  const onPath = useMemo(() => edgesOn(props.path ?? [], layout), [props.path, layout]);
  const { isPart, bring, fit } = useGraphView(layout, pane, { selected, focus });

  function walk(event: KeyboardEvent) {
    const key = WALK_KEYS.find((one) => one === event.key);
    if (!key || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    event.stopPropagation();
    // A press moves the focus as well.
    const focused = graph.nodes.find((node) => cardId(node.key) === document.activeElement?.id);
    const next = walkGraph(layout, focused?.key ?? tabStop, key);
    if (next === null) return;
    setTabStop(next);
    bring(next);
    document.getElementById(cardId(next))?.focus({ preventScroll: true });
  }
  return (
    <section ref={pane} aria-label={props.label} onKeyDown={walk} className="@container absolute inset-0">
      <ReactFlow
        nodes={nodes}
        edges={NO_EDGES}
        nodeTypes={NODE_TYPES}
        minZoom={0.05}
        maxZoom={2}
        nodesDraggable={false}
        nodesConnectable={false}
        nodesFocusable={false}
        elementsSelectable={false}
        disableKeyboardA11y
        panOnScroll
        zoomOnDoubleClick={false}
        onlyRenderVisibleElements={graph.nodes.length > 200}
      >
        <GraphLines {...{ layout, states, selected, onPath, marks, onMark }} />
        <LaneLabels lanes={layout.lanes} />
        <GraphControls onFit={fit} />
        {(isPart || graph.nodes.length > MANY) && (
          <MiniMap
            pannable
            zoomable
            nodeColor={colorOf}
            // A graph runs down to the right: this corner is mostly free.
            position="top-right"
            style={MAP_SIZE}
            className="overflow-hidden rounded-lg border @max-[44rem]:hidden print:hidden"
            ariaLabel="Map of the graph"
          />
        )}
      </ReactFlow>
    </section>
  );
}

const NO_EDGES: never[] = [];
const MAP_SIZE = { width: 168, height: 96 };

/** On the map: where the run is. */
function colorOf({ data: { state } }: CardNode): string {
  return state && state.status !== "pending"
    ? `var(--${lookOfNode(state).tone}-solid)`
    : "var(--line-strong)";
}

function useNodes(props: WorkflowGraphProps, layout: GraphLayout, tabStop: string): CardNode[] {
  const { graph, states, path, selected = null, onSelect } = props;
  return useMemo(() => {
    const onPath = new Set(path);
    return graph.nodes.flatMap((node) => {
      const box = layout.boxes.get(node.key);
      if (!box) return [];
      const { x, y, width, height } = box;
      const isOnPath = onPath.has(node.key);
      return {
        id: node.key,
        type: "card" as const,
        position: { x, y },
        width,
        height,
        data: {
          ...{ node, isOnPath, onSelect },
          state: states?.get(node.key),
          isSelected: node.key === selected,
          isFaded: onPath.size > 0 && !isOnPath,
          isTabStop: node.key === tabStop,
        },
      };
    });
  }, [graph, states, path, selected, onSelect, layout, tabStop]);
}

/** Ids of the edges that join neighbours of the path. */
function edgesOn(path: readonly string[], { edges }: GraphLayout): ReadonlySet<string> {
  const steps = new Set(path.map((key, at) => `${path[at - 1]} ${key}`));
  return new Set(
    edges
      .filter(({ edge }) => steps.has(`${edge.from} ${edge.to}`) && edge.kind !== "document")
      .map(({ edge }) => edgeId(edge)),
  );
}
