import { evaluateCondition, factsIn, type Truth } from "../definition/condition";
import type { StepNode } from "../definition/definition";
import { answerByLauncher, askPerson, YES_NO } from "./ask";
import { chooseAgent } from "./choose-agent";
import { lookupIn } from "./facts-lookup";
import { supplyFor } from "./needed-documents";
import { requestPlanApproval } from "./request-plan";
import { fillVariables, type Scope } from "./scope";
import { startAttempt } from "./start-attempt";
import type { Turn } from "./turn";

/** What a visit finds: `open` while something below still has to happen. */
export type Visit = "open" | "settled";

/** Looks at one step and records whatever follows for it by itself. */
export function visitStep(turn: Turn, node: StepNode, scope: Scope): Visit {
  const key = scope.keyOf(node.key);
  if (turn.isSettled(key)) return "settled";
  const step = turn.step(key);
  const isDue = step?.stage === "retrying" && step.dueAt <= turn.at;
  if (step && step.stage !== "unreached" && !isDue) return "open";
  if (!turn.mayStart) return "open";
  return enterStep(turn, fillStep(node, key, scope), key, scope);
}

function enterStep(turn: Turn, node: StepNode, key: string, scope: Scope): Visit {
  const verdict = conditionOf(turn, node, scope);
  if (verdict === false) {
    turn.skip(key, "condition-false", `The condition "${node.conditionText}" is not met.`);
    return "settled";
  }
  const supply = supplyFor(turn.index, turn.state, key, node);
  if (supply.kind === "never") {
    turn.skip(key, supply.because.code, supply.because.sentence);
    return "settled";
  }
  if (verdict === "unknown") return askCondition(turn, node, key, scope);
  if (supply.kind === "wait") return "open";
  if (node.optional && !isWanted(turn, node, key)) return askOptional(turn, node, key, scope);
  if (isMarker(node)) {
    turn.record("step.completed", { ...turn.place(key), ...EMPTY_RESULT, summary: node.notes.slice(0, 500) });
    return "settled";
  }
  return enterWork(turn, node, key);
}

const EMPTY_RESULT = { taskId: null, outputs: [], summary: "", confidence: null, by: null };

function isMarker(node: StepNode): boolean {
  return node.mode === "guide" || node.mode === "loop_end" || node.mode === "end";
}

function enterWork(turn: Turn, node: StepNode, key: string): Visit {
  const agent = chooseAgent(turn, node, key);
  if (agent === null) return "open";
  const halts = turn.state.haltNext !== null;
  const gated = node.gate === "before" || node.gate === "both";
  if ((gated || halts) && !turn.step(key)?.planApproved) {
    requestPlanApproval(turn, node, key, agent);
    return "open";
  }
  startAttempt(turn, node, key, agent);
  return "open";
}

function conditionOf(turn: Turn, node: StepNode, scope: Scope): Truth {
  if (!node.condition) return true;
  return evaluateCondition(node.condition, lookupIn(turn.index, turn.state, scope.variables));
}

function askCondition(turn: Turn, node: StepNode, key: string, scope: Scope): Visit {
  const finding = unknownFact(turn, node, scope);
  if (turn.state.unanswered === "no") {
    answerByLauncher(turn, key, finding, false);
    return enterStep(turn, node, key, scope);
  }
  const question = `${node.label}: is "${finding}" true?`;
  askPerson(turn, {
    stepKey: key,
    topic: "condition",
    question,
    finding,
    options: YES_NO,
    role: node.role,
    agent: null,
  });
  return "open";
}

/** The first identifier of a condition that nothing answers yet. */
function unknownFact(turn: Turn, node: StepNode, scope: Scope): string {
  const lookup = lookupIn(turn.index, turn.state, scope.variables);
  const names = node.condition ? factsIn(node.condition) : [];
  return names.find((name) => lookup.fact(name) === undefined) ?? node.key;
}

/** Names under which a launcher may have answered an optional step: its key or its own last part. */
function optionalNames(key: string): string[] {
  return [key, key.slice(key.lastIndexOf("/") + 1)];
}

/** An optional step is wanted when somebody said so, or a person answered its condition with yes. */
function isWanted(turn: Turn, node: StepNode, key: string): boolean {
  const { findings } = turn.state;
  if (optionalNames(key).some((name) => findings[name]?.value === true)) return true;
  const asked = node.condition ? factsIn(node.condition) : [];
  return asked.some((name) => findings[name]?.value === true && findings[name].source !== "agent");
}

function askOptional(turn: Turn, node: StepNode, key: string, scope: Scope): Visit {
  const refused = optionalNames(key).some((name) => turn.state.findings[name]?.value === false);
  if (!refused && turn.state.unanswered === "no") {
    answerByLauncher(turn, key, key, false);
    return enterStep(turn, node, key, scope);
  }
  if (refused) {
    const by = optionalNames(key).flatMap((name) => turn.state.findings[name]?.by.name ?? [])[0];
    turn.skip(key, "optional-declined", `Optional; ${by} chose to go on without it.`);
    return "settled";
  }
  const question = `Do the optional step "${node.label}"?`;
  askPerson(turn, {
    stepKey: key,
    topic: "optional",
    question,
    finding: key,
    options: YES_NO,
    role: node.role,
    agent: null,
  });
  return "open";
}

/** The step as it stands for one item of a map. */
function fillStep(node: StepNode, key: string, scope: Scope): StepNode {
  if (key === node.key) return node;
  const fill = (text: string) => fillVariables(text, scope);
  return {
    ...node,
    label: fill(node.label),
    notes: fill(node.notes),
    inputs: node.inputs.map((input) => ({ ...input, name: fill(input.name) })),
    outputs: node.outputs.map((output) => ({ ...output, name: fill(output.name) })),
  };
}
