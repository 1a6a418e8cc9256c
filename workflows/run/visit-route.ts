import { evaluateCondition } from "../definition/condition";
import type { RouteNode } from "../definition/definition";
import { answerByLauncher, askPerson } from "./ask";
import { leafSteps } from "./definition-index";
import { endBlock } from "./end-block";
import { lookupIn } from "./facts-lookup";
import type { Scope } from "./scope";
import type { Turn } from "./turn";
import type { VisitNodes } from "./visit-blocks";
import type { Visit } from "./visit-step";

type Route = RouteNode["routes"][number];

/** Takes exactly one route; one that does not continue ends the run after its own steps (formats.md 2.3). */
export function visitRoute(turn: Turn, node: RouteNode, scope: Scope, visit: VisitNodes): Visit {
  const key = scope.keyOf(node.key);
  const verdict =
    node.condition && evaluateCondition(node.condition, lookupIn(turn.index, turn.state, scope.variables));
  if (verdict === false) {
    skipAll(turn, node.routes, scope, "condition-false", `The condition "${node.conditionText}" is not met.`);
    endBlock(turn, key, [], "all");
    return "settled";
  }
  const taken = routeTaken(turn, node, key);
  if (!taken) return "open";
  skipAll(
    turn,
    node.routes.filter((route) => route !== taken),
    scope,
    "route-not-taken",
    `The route "${taken.name}" was taken.`,
  );
  if (visit(turn, taken.nodes, scope) === "open") return "open";
  endBlock(turn, key, [], "all");
  if (!taken.continues) skipRest(turn, taken);
  return "settled";
}

/** The route that was answered, or chosen beforehand; asks when nobody did. */
function routeTaken(turn: Turn, node: RouteNode, key: string): Route | undefined {
  const answer = turn.state.findings[key]?.value;
  const taken = node.routes.find((route) => route.name === answer);
  if (taken) return taken;
  if (turn.state.unanswered === "no") {
    const chosen = node.routes.find((route) => route.continues) ?? node.routes[0];
    if (chosen) recordRoute(turn, node, key, chosen);
    return chosen;
  }
  const isAsked = Object.values(turn.state.approvals).some(
    (approval) => approval.stepKey === key && approval.status === "pending",
  );
  if (!isAsked) {
    const options = node.routes.map((route) => ({ value: route.name, label: labelOf(route) }));
    const question = `${node.label}: which way should the run go?`;
    askPerson(turn, {
      stepKey: key,
      topic: "route",
      question,
      finding: key,
      options,
      role: null,
      agent: null,
    });
  }
  return undefined;
}

function labelOf(route: Route): string {
  const note = route.notes.split("\n")[0]?.trim();
  return note ? `${route.name}: ${note}` : route.name;
}

function recordRoute(turn: Turn, node: RouteNode, key: string, chosen: Route): void {
  answerByLauncher(turn, key, key, chosen.name);
  recordPaths(turn, node, key);
}

/** Facts that follow from a taken route: `major_enhancement_path` for the route `major_enhancement`. */
export function recordPaths(turn: Turn, node: RouteNode, key: string): void {
  const taken = turn.state.findings[key];
  for (const route of node.routes) {
    turn.record("finding.recorded", {
      ...turn.place(key),
      name: `${route.name}_path`,
      value: route.name === taken?.value,
      source: "rule",
      by: taken?.by ?? turn.by,
    });
  }
}

function skipAll(turn: Turn, routes: Route[], scope: Scope, code: string, sentence: string): void {
  for (const step of leafSteps(routes.flatMap((route) => route.nodes)))
    turn.skip(scope.keyOf(step.key), code, sentence);
}

function skipRest(turn: Turn, taken: Route): void {
  for (const step of turn.index.steps) {
    turn.skip(step.key, "route-ended", `The route "${taken.name}" ends the run here.`);
  }
}
