import type { RouteNode } from "../definition/definition";
import { answerByLauncher, askPerson } from "./ask";
import { endBlock } from "./end-block";
import { ROOT, type Scope } from "./scope";
import { settleCondition } from "./settle-condition";
import { skipNodes } from "./skip-nodes";
import type { Turn } from "./turn";
import type { Visit, VisitNodes } from "./visit";

type Route = RouteNode["routes"][number];

/** Takes exactly one route; one that does not continue ends the run after its own steps (formats.md 2.3). */
export function visitRoute(turn: Turn, node: RouteNode, scope: Scope, visit: VisitNodes): Visit {
  const key = scope.keyOf(node.key);
  const { condition, label } = node;
  const mayBegin = condition === null || isBegun(turn, node, key);
  const truth = mayBegin || settleCondition(turn, { key, condition, label, role: null }, scope);
  if (truth === "asked") return "open";
  if (!truth) return skipRoutes(turn, node, key, scope);
  const taken = routeTaken(turn, node, key);
  if (!taken) return "open";
  recordPaths(turn, node, key, taken);
  const others = node.routes.filter((route) => route !== taken).flatMap((route) => route.nodes);
  skipNodes(turn, others, scope, "route-not-taken", `The route "${taken.name}" was taken.`);
  if (visit(turn, taken.nodes, scope) === "open") return "open";
  endBlock(turn, key, [{ name: taken.name, nodes: taken.nodes, scope }], "all");
  if (!taken.continues) {
    skipNodes(turn, turn.index.nodes, ROOT, "route-ended", `The route "${taken.name}" ends the run here.`);
  }
  return "settled";
}

function skipRoutes(turn: Turn, node: RouteNode, key: string, scope: Scope): Visit {
  const sentence = `The condition "${node.conditionText}" is not met.`;
  skipNodes(
    turn,
    node.routes.flatMap((route) => route.nodes),
    scope,
    "condition-false",
    sentence,
  );
  turn.skip(key, "condition-false", sentence);
  return "settled";
}

/** The route that was answered, or chosen beforehand under its key or own name; asks when nobody did. */
function routeTaken(turn: Turn, node: RouteNode, key: string): Route | undefined {
  const { findings, unanswered } = turn.state;
  const names = [key, key.slice(key.lastIndexOf("/") + 1)];
  const answers = names.map((name) => (Object.hasOwn(findings, name) ? findings[name]?.value : undefined));
  const taken = node.routes.find((route) => answers.includes(route.name));
  if (taken) return taken;
  if (unanswered === "ask") {
    askRoute(turn, node, key);
    return undefined;
  }
  const chosen = node.routes.find((route) => route.continues) ?? node.routes[0];
  if (chosen) answerByLauncher(turn, key, key, chosen.name);
  return chosen;
}

function askRoute(turn: Turn, node: RouteNode, key: string): void {
  const options = node.routes.map((route) => ({ value: route.name, label: labelOf(route) }));
  const question = `${node.label}: which way should the run go?`;
  askPerson(turn, { stepKey: key, topic: "route", question, finding: key, options, role: null, agent: null });
}

function labelOf(route: Route): string {
  const note = route.notes.split("\n")[0]?.trim();
  return note ? `${route.name}: ${note}` : route.name;
}

/** Once a way is taken, a condition that changes takes nobody off it. */
function isBegun(turn: Turn, node: RouteNode, key: string): boolean {
  return node.routes.some((route) => turn.state.findings[pathOf(route)]?.stepKey === key);
}

function pathOf(route: Route): string {
  return `${route.name}_path`;
}

/** Facts that follow from a taken route: `major_enhancement_path` for the route `major_enhancement`. */
function recordPaths(turn: Turn, node: RouteNode, key: string, taken: Route): void {
  const by = turn.state.findings[key]?.by ?? turn.state.startedBy;
  for (const route of node.routes) {
    const name = pathOf(route);
    const value = route === taken;
    if (turn.state.findings[name]?.value === value) continue;
    turn.record("finding.recorded", { ...turn.place(key), name, value, source: "rule", by });
  }
}
