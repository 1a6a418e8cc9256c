import type { WorkflowGraph } from "#workflows/definition/graph";
import type { ProofFinding } from "#workflows/run/proof/proof";

/**
 * The nodes of a graph that a finding's way passes, in the graph's order: those at which something was chosen and the
 * shortest order of steps between them, up to the step that the finding is about.
 */
export function nodesOnPath({ path, stepKey }: ProofFinding, { nodes, edges }: WorkflowGraph): string[] {
  const known = new Set(nodes.map(({ key }) => key));
  const stops = [...path.map((choice) => definitionPart(choice.stepKey)), stepKey].filter((key) =>
    known.has(key),
  );
  const ways = new Map<string, string[]>();
  for (const { from, to, kind } of edges) {
    if (kind !== "document") ways.set(from, [...(ways.get(from) ?? []), to]);
  }
  let at = nodes[0]?.key;
  const passed: string[] = at === undefined ? [] : [at];
  for (const stop of stops) {
    const way = at === undefined ? [] : shortestWay(ways, at, stop);
    passed.push(...(way.length > 0 ? way : [stop]));
    at = stop;
  }
  return passed.filter((key, index) => key !== passed[index - 1]);
}

/** `stories[2]/code` of a run is `stories/code` of the definition. */
function definitionPart(stepKey: string): string {
  return stepKey.replaceAll(/\[[^\]]*\]/g, "");
}

/** The nodes after `from` up to `to`; none when there is no way. */
function shortestWay(ways: ReadonlyMap<string, string[]>, from: string, to: string): string[] {
  const cameFrom = new Map<string, string | null>([[from, null]]);
  for (const key of cameFrom.keys()) {
    if (key === to) break;
    for (const next of ways.get(key) ?? []) if (!cameFrom.has(next)) cameFrom.set(next, key);
  }
  if (!cameFrom.has(to)) return [];
  const way: string[] = [];
  for (let key: string | null = to; key !== null && key !== from; key = cameFrom.get(key) ?? null)
    way.unshift(key);
  return way;
}
