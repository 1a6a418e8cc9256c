import type { ELK } from "elkjs/lib/elk-api";
import type { WorkflowGraph } from "#workflows/definition/graph";
import { type Placed, placeInLanes } from "./place-in-lanes";
import { rankNodes } from "./rank-nodes";
import { type RoutedEdge, routeEdges } from "./route-edges";

/** Where everything of a graph stands, in pixels at scale 1. It follows from the definition alone. */
export type GraphLayout = Placed & { edges: RoutedEdge[] };

export async function layOutGraph(elk: Pick<ELK, "layout">, graph: WorkflowGraph): Promise<GraphLayout> {
  const placed = placeInLanes(graph, await rankNodes(elk, graph));
  return { ...placed, edges: routeEdges(graph, placed) };
}
