import { evaluateCondition } from "../definition/condition";
import type { ForEachNode, LoopNode, Node, ParallelNode } from "../definition/definition";
import { answeredLoop, askAboutLoop, askUntil } from "./ask-about-loop";
import { leafSteps } from "./definition-index";
import { endBlock } from "./end-block";
import { lookupIn } from "./facts-lookup";
import { openIncident } from "./open-incident";
import { stepStatus } from "./run-state";
import { itemScope, type Scope } from "./scope";
import type { Turn } from "./turn";
import type { Visit } from "./visit-step";

/** Visits the nodes inside a block; passed in, so that blocks and nodes need no cycle. */
export type VisitNodes = (turn: Turn, nodes: readonly Node[], scope: Scope) => Visit;

type Branch = { name: string; nodes: Node[]; scope: Scope };

export function visitParallel(turn: Turn, node: ParallelNode, scope: Scope, visit: VisitNodes): Visit {
  const branches = node.branches.map((nodes, position) => ({ name: `branch ${position + 1}`, nodes, scope }));
  return visitBranches(turn, node, scope, branches, visit);
}

export function visitForEach(turn: Turn, node: ForEachNode, scope: Scope, visit: VisitNodes): Visit {
  const items = lookupIn(turn.index, turn.state, scope.variables).value(node.list);
  const key = scope.keyOf(node.key);
  if (!Array.isArray(items)) {
    openIncident(
      turn,
      key,
      "list-missing",
      `"${node.list}" is not a list in the run's context, so nothing can be mapped.`,
    );
    return "open";
  }
  const branches = items.map((item, position) => ({
    name: `item ${position + 1}`,
    nodes: node.nodes,
    scope: itemScope(scope, node.key, position, { [node.as]: item, index: position + 1 }),
  }));
  return visitBranches(turn, { ...node, join: "all" }, scope, branches, visit);
}

function visitBranches(
  turn: Turn,
  node: Pick<ParallelNode, "key" | "join" | "concurrency">,
  scope: Scope,
  branches: Branch[],
  visit: VisitNodes,
): Visit {
  let open = 0;
  const done: Branch[] = [];
  for (const branch of branches) {
    if (node.concurrency !== null && open >= node.concurrency) break;
    if (visit(turn, branch.nodes, branch.scope) === "open") open += 1;
    else done.push(branch);
  }
  const first = node.join === "any" ? done.find((branch) => !hasFailed(turn, branch)) : undefined;
  if (first) dropOthers(turn, branches, first);
  if (!first && done.length < branches.length) return "open";
  endBlock(turn, scope.keyOf(node.key), resultsOf(turn, branches), node.join);
  return "settled";
}

function keysIn(branch: Branch): string[] {
  return leafSteps(branch.nodes).map((step) => branch.scope.keyOf(step.key));
}

function hasFailed(turn: Turn, branch: Branch): boolean {
  return keysIn(branch).some((key) => turn.step(key)?.stage === "failed");
}

function dropOthers(turn: Turn, branches: Branch[], winner: Branch): void {
  for (const branch of branches) {
    if (branch === winner) continue;
    for (const key of keysIn(branch)) turn.skip(key, "branch-dropped", `${winner.name} came in first.`);
  }
}

function resultsOf(turn: Turn, branches: Branch[]) {
  return branches.map((branch) => ({
    isFailure: hasFailed(turn, branch),
    steps: Object.fromEntries(
      keysIn(branch).map((key) => [key, stepStatus(turn.step(key) ?? { stage: "unreached" })] as const),
    ),
  }));
}

/** Repeats until the condition holds; at the bound a person decides (product.md 3.7). */
export function visitLoop(turn: Turn, node: LoopNode, scope: Scope, visit: VisitNodes): Visit {
  const key = scope.keyOf(node.key);
  const inner = leafSteps(node.nodes).map((step) => scope.keyOf(step.key));
  for (;;) {
    if (visit(turn, node.nodes, scope) === "open") return "open";
    if (!turn.mayStart) return "open";
    const round = turn.state.rounds[key] ?? 1;
    const verdict = evaluateCondition(node.until, lookupIn(turn.index, turn.state, scope.variables));
    if (verdict === "unknown" && !askUntil(turn, node, key)) return "open";
    if (verdict === true) return finish(turn, key, inner);
    if (verdict === false) {
      const answered = answeredLoop(turn, key, node.max, round);
      if (answered === "go-on") return finish(turn, key, inner);
      if (answered === "ask") askAboutLoop(turn, node, key, round);
      if (answered !== "again") return "open";
      turn.record("steps.reset", {
        ...turn.place(key),
        because: "loop",
        round: round + 1,
        resets: inner.filter((step) => turn.step(step) !== undefined),
        feedback: null,
      });
    }
  }
}

function finish(turn: Turn, key: string, inner: string[]): Visit {
  const steps = Object.fromEntries(
    inner.map((step) => [step, stepStatus(turn.step(step) ?? { stage: "unreached" })] as const),
  );
  endBlock(turn, key, [{ isFailure: false, steps }], "all");
  return "settled";
}
