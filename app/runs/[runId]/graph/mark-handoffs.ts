import type { WorkflowGraph } from "#workflows/definition/graph";
import { definitionKey } from "#workflows/run/definition-index";
import type { RunView } from "#workflows/run/run-view";
import { type EdgeMark, edgeId, isOrder } from "../../../_graph/graph-parts";
import { isSound } from "../handoffs/check-handoff";

/** The newest handoff to each step, on the edge that it came along; by `edgeId`. */
export function markHandoffs(graph: WorkflowGraph, view: RunView): Map<string, EdgeMark> {
  const marks = new Map<string, EdgeMark>();
  const agents = new Map(graph.nodes.map(({ key, agent }) => [key, agent]));
  for (const [to, handoff] of newestByNode(view.handoffs)) {
    const into = graph.edges.filter((edge) => isOrder(edge) && edge.to === to);
    const edge =
      into.find(({ from }) => agents.get(from)?.split("/").includes(handoff.from_agent)) ?? into[0];
    if (!edge) continue;
    marks.set(edgeId(edge), {
      id: handoff.handoff_id,
      label: `Handoff from ${handoff.from_agent} to ${handoff.to_agent}`,
      isSound: isSound(handoff, view),
    });
  }
  return marks;
}

/** Of thousands that a map makes only the newest to each node is shown, and checked. */
function newestByNode(handoffs: RunView["handoffs"]): Map<string, RunView["handoffs"][number]> {
  const newest = new Map<string, RunView["handoffs"][number]>();
  for (const handoff of handoffs) {
    const { stepKey } = handoff.metadata;
    if (typeof stepKey === "string") newest.set(definitionKey(stepKey), handoff);
  }
  return newest;
}
