import type { ForEachNode, ParallelNode } from "../definition/definition";
import type { Json } from "../definition/json";
import { type Branch, endBlock, hasSucceeded } from "./end-block";
import { lookupIn } from "./facts-lookup";
import { openIncident } from "./open-incident";
import { scopeOfItem } from "./run-keys";
import { stepOf } from "./run-state";
import type { Scope } from "./scope";
import { skipNodes } from "./skip-nodes";
import type { Turn } from "./turn";
import type { Visit, VisitNodes } from "./visit";

const MOST_ITEMS = 500;

/** Branches run at once and join as the block says (product.md 3.6). */
export function visitParallel(turn: Turn, node: ParallelNode, scope: Scope, visit: VisitNodes): Visit {
  const branches = node.branches.map((nodes, position) => ({
    name: `Branch ${position + 1}`,
    nodes,
    scope,
    holds: (key: string) => nodes.some((inner) => isAtOrIn(scope.keyOf(inner.key), key)),
  }));
  return visitBranches(turn, node, scope.keyOf(node.key), branches, visit);
}

/** Maps a list over the block's steps; the items are those of the moment it began. */
export function visitForEach(turn: Turn, node: ForEachNode, scope: Scope, visit: VisitNodes): Visit {
  const key = scope.keyOf(node.key);
  const items = turn.state.begun[key] ?? beginMap(turn, node, key, scope);
  if (items === null) return "open";
  const branches = items.map((item, position) => ({
    name: `Item ${position + 1}`,
    nodes: node.nodes,
    scope: scopeOfItem(scope, node, position, item),
    holds: (inner: string) => inner.startsWith(`${key}[${position}]/`),
  }));
  return visitBranches(turn, { ...node, join: "all" }, key, branches, visit);
}

/** Null when there is no list to map: an incident says so, and takes one. */
function beginMap(turn: Turn, node: ForEachNode, key: string, scope: Scope): Json[] | null {
  const found = listIn(lookupIn(turn.index, turn.state, scope).value(node.list));
  const isNamed = found !== null && (found.length > 0 || node.fallback === undefined);
  const items = isNamed ? found : fallbackFor(turn, node, key);
  if (items === null) {
    const orElse = node.fallback ? "retry to go through the steps once, or skip them" : "or skip it";
    const sentence = `"${node.list}" is not a list yet. Edit and retry with one item a line, ${orElse}.`;
    openIncident(turn, key, "list-missing", sentence);
    return null;
  }
  if (items.length > MOST_ITEMS) {
    const sentence = `"${node.list}" has ${items.length} items; at most ${MOST_ITEMS} can be mapped.`;
    openIncident(turn, key, "list-too-long", sentence);
    return null;
  }
  turn.record("block.started", { ...turn.place(key), items });
  return items;
}

/** A list, or a text with one item a line. */
function listIn(value: Json | undefined): Json[] | null {
  if (Array.isArray(value)) return value;
  if (typeof value !== "string" || value.trim() === "") return null;
  return value.split("\n").flatMap((line) => line.replace(/^\s*([-*]|\d+[.)])\s+/, "").trim() || []);
}

/** What to go on with when a person was asked and named no item, or nobody is to be asked. */
function fallbackFor({ state }: Turn, { fallback }: ForEachNode, key: string): Json[] | null {
  if (fallback === undefined) return null;
  const iteration = stepOf(state, key)?.iteration;
  const wasAsked = Object.values(state.incidents).some(
    (incident) => incident.stepKey === key && incident.iteration === iteration && !incident.open,
  );
  return wasAsked || state.unanswered === "no" ? fallback : null;
}

/** A branch, and whether a key of the run stands in it. */
type Way = Branch & { holds(key: string): boolean };

function isAtOrIn(node: string, key: string): boolean {
  return key === node || key.startsWith(`${node}/`) || key.startsWith(`${node}[`);
}

function visitBranches(
  turn: Turn,
  { join, concurrency }: Pick<ParallelNode, "join" | "concurrency">,
  key: string,
  branches: Way[],
  visit: VisitNodes,
): Visit {
  const done = visitWithin(turn, concurrency, branches, visit);
  if (turn.isSettled(key)) return "settled";
  const first = join === "any" ? done.find((branch) => hasSucceeded(turn, branch)) : undefined;
  if (first) dropOthers(turn, branches, first);
  else if (done.length < branches.length) return "open";
  endBlock(turn, key, branches, join);
  return "settled";
}

/**
 * Visits what is under way, and begins others while there is a place; answers those that are through. A branch
 * has a place while something is open in it: one that waits for a document of another leaves it to that.
 */
function visitWithin(turn: Turn, concurrency: number | null, branches: Way[], visit: VisitNodes): Branch[] {
  const isUnderWay = (branch: Way) => turn.state.open.some((key) => branch.holds(key));
  const done: Branch[] = [];
  let taken = concurrency === null ? 0 : branches.filter(isUnderWay).length;
  for (const branch of branches) {
    const hadPlace = concurrency === null || isUnderWay(branch);
    if (!hadPlace && taken >= concurrency) continue;
    if (visit(turn, branch.nodes, branch.scope) === "settled") done.push(branch);
    if (!hadPlace && isUnderWay(branch)) taken += 1;
  }
  return done;
}

function dropOthers(turn: Turn, branches: Branch[], winner: Branch): void {
  for (const { nodes, scope } of branches.filter((branch) => branch !== winner)) {
    skipNodes(turn, nodes, scope, "branch-dropped", `${winner.name} came in first.`);
  }
}
