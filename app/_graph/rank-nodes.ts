import type { ELK, ElkNode } from "elkjs/lib/elk-api";
import type { WorkflowGraph } from "#workflows/definition/graph";
import { edgeId } from "./graph-parts";

/** Where a node stands: its column from the left, and its place among those in the column. */
export type Rank = { column: number; order: number };

const OPTIONS = {
  "elk.algorithm": "layered",
  "elk.direction": "RIGHT",
  "elk.layered.considerModelOrder.strategy": "NODES_AND_EDGES",
  "elk.layered.crossingMinimization.forceNodeModelOrder": "false",
};
/** All alike, so that a column is one place from the left. */
const BOX = { width: 100, height: 40 };

/** ELK's layers and their order; the ways back of loops do not count. */
export async function rankNodes(elk: Pick<ELK, "layout">, graph: WorkflowGraph): Promise<Map<string, Rank>> {
  const known = new Set(graph.nodes.map(({ key }) => key));
  const edges = graph.edges.filter(
    ({ kind, from, to }) => (kind === "next" || kind === "route") && known.has(from) && known.has(to),
  );
  const root: ElkNode = {
    id: "root",
    layoutOptions: OPTIONS,
    children: graph.nodes.map(({ key }) => ({ id: key, ...BOX })),
    edges: edges.map((edge) => ({ id: edgeId(edge), sources: [edge.from], targets: [edge.to] })),
  };
  return readRanks((await elk.layout(root)).children ?? []);
}

function readRanks(placed: readonly ElkNode[]): Map<string, Rank> {
  const columns = [...new Set(placed.map(({ x = 0 }) => x))].sort((a, b) => a - b);
  const inOrder = [...placed].sort((a, b) => (a.y ?? 0) - (b.y ?? 0));
  return new Map(inOrder.map(({ id, x = 0 }, order) => [id, { column: columns.indexOf(x), order }]));
}
