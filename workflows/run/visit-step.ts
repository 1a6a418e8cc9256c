import { evaluateCondition, factsIn, type Truth } from "../definition/condition";
import type { StepNode } from "../definition/definition";
import { answerByLauncher, askPerson, isLeftToLauncher, YES_NO } from "./ask";
import { chooseAgent } from "./choose-agent";
import { lookupIn, readTruth } from "./facts-lookup";
import { supplyFor } from "./needed-documents";
import { hasStaleApproval } from "./plan-approval";
import { requestPlanApproval } from "./request-plan";
import type { Finding } from "./run-state";
import { fillStep, type Scope } from "./scope";
import { settleCondition } from "./settle-condition";
import { startAttempt } from "./start-attempt";
import { isSettled, type StepState } from "./step-state";
import type { Turn } from "./turn";
import type { Visit } from "./visit";

/** Looks at one step and records whatever follows for it by itself. */
export function visitStep(turn: Turn, node: StepNode, scope: Scope): Visit {
  const key = scope.keyOf(node.key);
  const step = turn.step(key);
  if (isSettled(step)) return "settled";
  if ((step && !isReady(step, turn.at)) || !turn.mayStart) return "open";
  if (step && step.attempt > 0 && step.agent !== null) {
    startAttempt(turn, fillStep(node, scope), key, step.agent);
    return "open";
  }
  return enterStep(turn, node, key, scope);
}

/** A repeated attempt waits for its time; anything else under way is moved on by a signal. */
function isReady(step: StepState, at: number): boolean {
  return step.stage === "unreached" || (step.stage === "retrying" && step.dueAt <= at);
}

/** The first attempt: may it run, can it run, is it wanted, and by whom? */
function enterStep(turn: Turn, node: StepNode, key: string, scope: Scope): Visit {
  if (conditionOf(turn, node, scope) === false) return skipUnmet(turn, node, key);
  const supply = supplyFor(turn.index, turn.state, node, scope);
  if (supply.kind === "never") {
    turn.skip(key, supply.because.code, supply.because.sentence);
    return "settled";
  }
  const filled = fillStep(node, scope);
  const { condition, label, role } = filled;
  const truth = condition === null || settleCondition(turn, { key, condition, label, role }, scope);
  if (truth === "asked") return "open";
  if (!truth) return skipUnmet(turn, node, key);
  if (supply.kind === "wait") {
    turn.blocked.set(key, supply.input);
    return "open";
  }
  return node.optional ? enterOptional(turn, filled, key) : enterWanted(turn, filled, key);
}

function conditionOf(turn: Turn, node: StepNode, scope: Scope): Truth {
  if (node.condition === null) return true;
  return evaluateCondition(node.condition, lookupIn(turn.index, turn.state, scope));
}

function skipUnmet(turn: Turn, node: StepNode, key: string): Visit {
  turn.skip(key, "condition-false", `The condition "${node.conditionText}" is not met.`);
  return "settled";
}

function enterWanted(turn: Turn, node: StepNode, key: string): Visit {
  if (node.mode === "guide" || node.mode === "loop_end" || node.mode === "end") {
    const result = {
      taskId: null,
      outputs: [],
      summary: node.notes.slice(0, 500),
      confidence: null,
      by: null,
    };
    turn.record("step.completed", { ...turn.place(key), ...result });
    return "settled";
  }
  const agent = chooseAgent(turn, node, key);
  if (agent === null) return "open";
  const isGated = node.gate === "before" || node.gate === "both" || turn.state.haltNext !== null;
  const isApproved = turn.step(key)?.planApproved === true;
  const mustAsk = isApproved ? hasStaleApproval(turn, key) : isGated;
  if (mustAsk) requestPlanApproval(turn, node, key, agent);
  else startAttempt(turn, node, key, agent);
  return "open";
}

/** An optional step is done when somebody wants it. */
function enterOptional(turn: Turn, node: StepNode, key: string): Visit {
  const answer = wishFor(turn, node, key);
  if (answer?.isWanted) return enterWanted(turn, node, key);
  if (answer) {
    turn.skip(key, "optional-declined", `Optional; ${answer.by} chose to go on without it.`);
    return "settled";
  }
  if (isLeftToLauncher(turn, { topic: "optional", finding: key, stepKey: key })) {
    answerByLauncher(turn, key, key, false);
    return enterOptional(turn, node, key);
  }
  const question = `Do the optional step "${node.label}"?`;
  const { role } = node;
  askPerson(turn, {
    stepKey: key,
    topic: "optional",
    question,
    finding: key,
    options: YES_NO,
    role,
    agent: null,
  });
  return "open";
}

/** What somebody said of an optional step: under its key, its own name, or by saying yes to its condition. */
function wishFor(turn: Turn, node: StepNode, key: string): { isWanted: boolean; by: string } | undefined {
  const { findings } = turn.state;
  const find = (name: string): Finding | undefined =>
    Object.hasOwn(findings, name) ? findings[name] : undefined;
  for (const name of [key, node.key, key.slice(key.lastIndexOf("/") + 1)]) {
    const finding = find(name);
    const isWanted = readTruth(finding?.value);
    if (finding && isWanted !== undefined) return { isWanted, by: finding.by.name };
  }
  const facts = node.condition ? factsIn(node.condition) : [];
  const yes = facts
    .map(find)
    .find((finding) => finding?.source !== "agent" && readTruth(finding?.value) === true);
  return yes && { isWanted: true, by: yes.by.name };
}
