import type { RouteNode } from "../definition/definition";
import { answerByLauncher, askPerson, isLeftToLauncher } from "./ask";
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
  const begun = turn.state.begun[key];
  const taken = begun
    ? node.routes.find(({ name }) => name === begun[0])
    : beginRoute(turn, node, key, scope);
  if (turn.isSettled(key)) return "settled";
  if (!taken || visit(turn, taken.nodes, scope) === "open") return "open";
  if (turn.isSettled(key)) return "settled";
  endBlock(turn, key, [{ name: taken.name, nodes: taken.nodes, scope }], "all");
  if (!taken.continues) {
    skipNodes(turn, turn.index.nodes, ROOT, "route-ended", `The route "${taken.name}" ends the run here.`);
  }
  return "settled";
}

/** Undefined while somebody is asked, or when the condition is not met and the block is skipped. */
function beginRoute(turn: Turn, node: RouteNode, key: string, scope: Scope): Route | undefined {
  const { condition, label } = node;
  const truth = condition === null || settleCondition(turn, { key, condition, label, role: null }, scope);
  if (truth === "asked") return undefined;
  if (!truth) {
    skipNodes(turn, [node], scope, "condition-false", `The condition "${node.conditionText}" is not met.`);
    return undefined;
  }
  const taken = routeTaken(turn, node, key);
  if (!taken) return undefined;
  turn.record("block.started", { ...turn.place(key), items: [taken.name] });
  recordPaths(turn, node, key, taken);
  const others = node.routes.filter((route) => route !== taken).flatMap((route) => route.nodes);
  skipNodes(turn, others, scope, "route-not-taken", `The route "${taken.name}" was taken.`);
  return taken;
}

/** The route that was answered, or chosen beforehand under its key or own name; asks when nobody did. */
function routeTaken(turn: Turn, node: RouteNode, key: string): Route | undefined {
  const { findings } = turn.state;
  const names = [key, node.key, key.slice(key.lastIndexOf("/") + 1)];
  const answers = names.map((name) => (Object.hasOwn(findings, name) ? findings[name]?.value : undefined));
  const taken = node.routes.find((route) => answers.includes(route.name));
  if (taken) return taken;
  if (!isLeftToLauncher(turn, { topic: "route", finding: key, stepKey: key })) {
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

/** Facts that follow from a taken route: `major_enhancement_path` for the route `major_enhancement`. */
function recordPaths(turn: Turn, node: RouteNode, key: string, taken: Route): void {
  const by = turn.state.findings[key]?.by ?? turn.state.startedBy;
  for (const route of node.routes) {
    const path = { name: `${route.name}_path`, value: route === taken, source: "rule" as const, by };
    turn.record("finding.recorded", { ...turn.place(key), ...path });
  }
}
