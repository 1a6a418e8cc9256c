import type { WorkflowGraph } from "#workflows/definition/graph";
import { lanesOf } from "./graph-parts";
import type { Rank } from "./rank-nodes";

export type Box = { x: number; y: number; width: number; height: number };
export type Lane = { agent: string; y: number; height: number };
export type Placed = { boxes: Map<string, Box>; lanes: Lane[]; width: number; height: number };

/** Pixels at scale 1. */
export const STEP = { width: 140, height: 66 };
const BLOCK = { width: 96, height: 30 };
export const COLUMN_GAP = 34;
export const ROW_GAP = 24;
const LANE_PADDING = 16;

/** Puts ranked nodes into one lane for each agent; those of a lane that share a column stand below each other. */
export function placeInLanes(graph: WorkflowGraph, ranks: ReadonlyMap<string, Rank>): Placed {
  const laneOf = lanesOf(graph.nodes);
  const inOrder = [...graph.nodes].sort((a, b) => orderIn(ranks, a.key) - orderIn(ranks, b.key));
  const rows = new Map<string, number>();
  const filled = new Map<string, number>();
  for (const { key } of inOrder) {
    const cell = `${columnIn(ranks, key)} ${laneOf.get(key)}`;
    const row = filled.get(cell) ?? 0;
    rows.set(key, row);
    filled.set(cell, row + 1);
  }
  const lanes = stackLanes([...new Set(laneOf.values())], (agent) =>
    Math.max(
      ...graph.nodes.filter(({ key }) => laneOf.get(key) === agent).map(({ key }) => rowsTo(rows, key)),
    ),
  );
  const columns = spreadColumns(graph, ranks);
  const boxes = new Map(
    graph.nodes.map(({ key, kind }) => {
      const size = kind === "step" ? STEP : BLOCK;
      const column = columns[columnIn(ranks, key)] ?? { x: 0, width: size.width };
      const lane = lanes.find(({ agent }) => agent === laneOf.get(key));
      const top = (lane?.y ?? 0) + LANE_PADDING + (rows.get(key) ?? 0) * (STEP.height + ROW_GAP);
      const x = column.x + (column.width - size.width) / 2;
      return [key, { ...size, x, y: top + (STEP.height - size.height) / 2 }];
    }),
  );
  const last = columns.at(-1);
  const bottom = lanes.at(-1);
  return {
    boxes,
    lanes,
    width: last ? last.x + last.width : 0,
    height: bottom ? bottom.y + bottom.height : 0,
  };
}

function columnIn(ranks: ReadonlyMap<string, Rank>, key: string): number {
  return ranks.get(key)?.column ?? 0;
}

function orderIn(ranks: ReadonlyMap<string, Rank>, key: string): number {
  return ranks.get(key)?.order ?? 0;
}

function rowsTo(rows: ReadonlyMap<string, number>, key: string): number {
  return (rows.get(key) ?? 0) + 1;
}

function stackLanes(agents: readonly string[], rowsOf: (agent: string) => number): Lane[] {
  const lanes: Lane[] = [];
  for (const agent of agents) {
    const above = lanes.at(-1);
    const rows = rowsOf(agent);
    const height = rows * STEP.height + (rows - 1) * ROW_GAP + 2 * LANE_PADDING;
    lanes.push({ agent, y: above ? above.y + above.height : 0, height });
  }
  return lanes;
}

/** A column is as wide as its widest node. */
function spreadColumns(
  graph: WorkflowGraph,
  ranks: ReadonlyMap<string, Rank>,
): { x: number; width: number }[] {
  const columns: { x: number; width: number }[] = [];
  for (const { key, kind } of graph.nodes) {
    const at = columnIn(ranks, key);
    const { width } = kind === "step" ? STEP : BLOCK;
    columns[at] = { x: 0, width: Math.max(width, columns[at]?.width ?? 0) };
  }
  let x = 0;
  for (const column of columns) {
    column.x = x;
    x += column.width + COLUMN_GAP;
  }
  return columns;
}
