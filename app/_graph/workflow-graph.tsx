"use client";

import "@xyflow/react/dist/base.css";
import "./graph.css";
import { MiniMap, ReactFlow, ReactFlowProvider, useReactFlow } from "@xyflow/react";
import { type KeyboardEvent, useEffect, useEffectEvent, useMemo, useRef, useState } from "react";
import type { WorkflowGraph as Graph } from "#workflows/definition/graph";
import { cn } from "../_ui/cn";
import { Loading } from "../_ui/loading";
import { fitAll, fitAtOpen } from "./fit-graph";
import { GraphControls } from "./graph-controls";
import { GraphLines } from "./graph-lines";
import { type EdgeMark, edgeId, type NodeState } from "./graph-parts";
import { LaneLabels } from "./lane-labels";
import type { GraphLayout } from "./lay-out-graph";
import { type CardNode, cardId, StepCard } from "./step-card";
import { useGraphLayout } from "./use-graph-layout";
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
  const { setViewport } = useReactFlow();
  const [tabStop, setTabStop] = useState(selected ?? focus ?? graph.nodes[0]?.key ?? "");
  const nodes = useNodes(props, layout, tabStop);
  const onPath = useMemo(() => edgesOn(props.path ?? [], layout), [props.path, layout]);
  const sizeOfPane = () => ({
    width: pane.current?.clientWidth ?? 0,
    height: pane.current?.clientHeight ?? 0,
  });

  // Once for each layout: what one looks at is not moved while the run goes on.
  const show = useEffectEvent((drawn: GraphLayout) => {
    void setViewport(fitAtOpen(drawn, sizeOfPane(), drawn.boxes.get(selected ?? focus ?? "")));
  });
  useEffect(() => show(layout), [layout]);

  function walk(event: KeyboardEvent) {
    const key = WALK_KEYS.find((one) => one === event.key);
    if (!key || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    event.stopPropagation();
    const next = walkGraph(layout, tabStop, key);
    if (next === null) return;
    setTabStop(next);
    document.getElementById(cardId(next))?.focus();
  }
  return (
    <section ref={pane} aria-label={props.label} onKeyDown={walk} className="absolute inset-0">
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
        <GraphControls onFit={() => void setViewport(fitAll(layout, sizeOfPane()), { duration: 200 })} />
        {graph.nodes.length > MANY && (
          <MiniMap pannable zoomable className="!right-28 rounded-lg border" ariaLabel="Map of the graph" />
        )}
      </ReactFlow>
    </section>
  );
}

const NO_EDGES: never[] = [];

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
