import type { LoopNode, Node } from "../../definition/definition";
import { listsIn } from "../../definition/walk-nodes";
import { type DefinitionIndex, definitionKey, firstIteration } from "../definition-index";
import { lookupIn } from "../facts-lookup";
import { keysOf } from "../pages";
import { placesUnder, scopeOfItem } from "../run-keys";
import { acceptedOf, artifactOf, hasEnded, type RunState, stepOf } from "../run-state";
import { ROOT, type Scope } from "../scope";
import { isSettled, type StepState } from "../step-state";
import { sourcesOf } from "./document-sources";
import type { LiveNames } from "./live-names";
import type { Standing } from "./standing";

/**
 * Two standings with the same key have the same future, as far as a proof looks at it: the same place in the
 * definition, the same rounds left, and the same documents, findings and inputs of those that are still read.
 * Numbers, times, ids, agents and everything that is behind and read no more are left out.
 */
export function stateKey(index: DefinitionIndex, live: readonly LiveNames[], standing: Standing): string {
  const { run } = standing;
  if (run.seq === 0) return `start ${JSON.stringify(standing.input)}`;
  if (hasEnded(run)) return run.standing.status;
  const position = index.nodes.findIndex(({ key }) => !isSettled(stepOf(run, key)));
  const current = index.nodes[position];
  const names = live[position];
  if (!current || !names) return "over";
  const parts = [
    position,
    tellNode(index, run, current, ROOT, false),
    ...names.documents.map((name) => tellDocument(index, standing, name)),
    ...tellNames(index, standing, names.names),
  ];
  return parts.join(";");
}

/** Where a node stands that is not settled. */
function tellNode(index: DefinitionIndex, run: RunState, node: Node, scope: Scope, isRaced: boolean): string {
  const key = scope.keyOf(node.key);
  const step = stepOf(run, key);
  const own = step ? tellStage(run, step) : "";
  const tellIn = (nodes: readonly Node[], inner: Scope, raced = isRaced) =>
    tellList(index, run, nodes, inner, raced);
  switch (node.kind) {
    case "step":
      return own;
    case "parallel":
    case "route": {
      const raced = isRaced || (node.kind === "parallel" && node.join === "any");
      return `${own}(${listsIn(node)
        .map((nodes) => tellIn(nodes, scope, raced))
        .join("|")})`;
    }
    case "loop":
      return `${own}${roundsLeft(index, run, node, key)}(${tellIn(node.nodes, scope)})`;
    case "forEach": {
      const items = run.begun[key];
      const inside = items?.map((item, at) => tellIn(node.nodes, scopeOfItem(scope, node, at, item)));
      return `${own}${JSON.stringify(items)}(${inside?.join("|")})`;
    }
  }
}

/** How far a list of nodes has come: what is before is settled, what is behind untouched. */
function tellList(
  index: DefinitionIndex,
  run: RunState,
  nodes: readonly Node[],
  scope: Scope,
  isRaced: boolean,
): string {
  const at = nodes.findIndex((node) => !isSettled(stepOf(run, scope.keyOf(node.key))));
  const node = nodes[at];
  const success = isRaced ? tellSuccess(run, nodes, scope) : "";
  return node ? `${success}${at}${tellNode(index, run, node, scope, isRaced)}` : `${success}.`;
}

/** Where the first branch that succeeds wins, it matters what was done in each. */
function tellSuccess(run: RunState, nodes: readonly Node[], scope: Scope): string {
  const stages = new Set(placesUnder(run, nodes, scope).map(({ key }) => stepOf(run, key)?.stage));
  return `${stages.has("completed") ? "c" : ""}${stages.has("failed") ? "f" : ""}`;
}

function tellStage(run: RunState, step: StepState): string {
  switch (step.stage) {
    case "asking": {
      const approval = run.approvals[step.approvalId];
      return `asking ${approval?.kind} ${approval?.finding ?? approval?.topic}`;
    }
    case "stuck":
      return `stuck ${step.because.code}`;
    default:
      return `${step.stage}${step.planApproved ? "!" : ""}`;
  }
}

function roundsLeft(index: DefinitionIndex, run: RunState, { max, key }: LoopNode, runKey: string): number {
  const iteration = stepOf(run, runKey)?.iteration ?? firstIteration(index, key);
  const granted = Object.values(run.approvals).filter(
    (one) => one.stepKey === runKey && one.iteration === iteration && one.decision?.answer === "again",
  ).length;
  return max * (1 + granted) - (run.rounds[runKey] ?? 1);
}

/** A document that is still needed: whether it is there and by which kind of maker, or why it is not. */
function tellDocument(index: DefinitionIndex, standing: Standing, name: string): string {
  const { run } = standing;
  const isTemplate = name.includes("{{");
  const makers = index.makers.get(name) ?? [];
  const there = keysOf(run.documents).filter((one) => {
    const maker = artifactOf(run, acceptedOf(run, one) ?? "")?.stepKey;
    if (maker === undefined) return false;
    const isSame = one === name || (name.endsWith("/") && one.startsWith(name));
    return isSame || (isTemplate && makers.some(({ key }) => key === definitionKey(maker)));
  });
  const gates = makers.filter(({ gate, mode }) => gate !== null && mode !== "update");
  const decided = gates.map(({ key }) => stepOf(run, key)?.stage[0] ?? "u").join("");
  const isFree = there.some((one) => sourcesOf(index, run, one).some(({ gate }) => gate === null));
  if (there.length > 0) return `${isTemplate ? there.join() : "+"}${decided}${isFree ? "" : "g"}`;
  return makers.some(({ key }) => isRefused(standing, key)) ? `p${decided}` : `-${decided}`;
}

function isRefused({ refused }: Standing, key: string): boolean {
  return [...refused].some((one) => definitionKey(one) === key);
}

/** What is known of the names that are still read. */
function tellNames(index: DefinitionIndex, { run, input }: Standing, names: readonly string[]): string[] {
  const wanted = new Set(names);
  const isRead = (name: string) =>
    wanted.has(name) || wanted.has(definitionKey(name)) || wanted.has(name.slice(name.lastIndexOf("/") + 1));
  const findings = Object.keys(run.findings)
    .filter(isRead)
    .sort()
    .map((name) => `${name}=${JSON.stringify(run.findings[name]?.value)}${run.findings[name]?.source[0]}`);
  const inputs = Object.keys(input)
    .filter((field) => names.some((name) => name === field || name.startsWith(`${field}.`)))
    .sort()
    .map((field) => `${field}:${JSON.stringify(input[field])}`);
  const lookup = lookupIn(index, { ...run, input: {}, findings: {} });
  const known = names.filter((name) => lookup.fact(name) === true || lookup.value(name) !== undefined);
  return [...findings, ...inputs, ...known];
}
