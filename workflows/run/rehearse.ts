import { usesIn } from "../definition/asks";
import { evaluateCondition, factsIn } from "../definition/condition";
import type { WorkflowDefinition } from "../definition/definition";
import type { Json, JsonObject } from "../definition/json";
import { advance } from "./advance";
import {
  type DefinitionIndex,
  definitionKey,
  indexOf,
  nodeOf,
  stepNodeOf,
  surroundingsOf,
} from "./definition-index";
import type { RunEvent } from "./events";
import {
  imaginedAnswer,
  imaginedDecision,
  imaginedLauncher,
  imaginedPerson,
  imaginedResult,
} from "./imagined-moves";
import { RunRefusal } from "./refusal";
import type { Rehearsal, RehearsalOrder, RehearsedRun } from "./rehearsal";
import { stepInRun } from "./run-keys";
import { type ApprovalState, hasEnded, type RunState, stepOf, unstartedRun } from "./run-state";
import type { Answer, Signal } from "./signals";
import { tellRehearsal } from "./tell-rehearsal";

/** A rehearsal that has not ended after so many moves is stopped. */
export const MOST_MOVES = 2_000;

/**
 * Walks through a workflow as a run would go (product.md 8.2): agents succeed and hand in the documents that
 * their steps name, gates are approved unless an answer says otherwise. Writes nothing. Refuses like a start:
 * `bad-input` for input that does not fill the form, `bad-answer` for an answer that a question does not take.
 */
export function rehearse(definition: WorkflowDefinition, order: RehearsalOrder): Rehearsal {
  return tellRehearsal(definition, rehearseRun(definition, order));
}

/** The same as a run with its whole history, for pages that show runs. */
export function rehearseRun(definition: WorkflowDefinition, order: RehearsalOrder): RehearsedRun {
  const index = indexOf(definition, order.sequence ?? "");
  const answers = new Map(Object.entries(order.answers));
  const events: RunEvent[] = [];
  let state = unstartedRun("rehearsal");
  let signal: Signal | undefined = startOf(index, order);
  for (let moves = 0; signal !== undefined && moves < MOST_MOVES; moves += 1) {
    const next = advance(definition, state, signal, moves);
    events.push(...next.events);
    state = next.state;
    signal = nextSignal({ index, state, answers });
  }
  return { state, events, isCutOff: signal !== undefined };
}

/** The launch: agents, gates and loops get their answers when they come to them. */
function startOf(index: DefinitionIndex, order: RehearsalOrder): Signal {
  const later = new Set(index.steps.flatMap(({ asks }) => asks));
  const isForLaunch = (name: string) =>
    !later.has(name) && !/@\d+$|\.decision$/.test(name) && nodeOf(index, name)?.kind !== "loop";
  const { sequence = null, input, unanswered = "ask", oversight = "low" } = order;
  return {
    type: "startRun",
    runId: "rehearsal",
    workflowSha: "",
    sequence,
    title: "",
    input,
    oversight,
    project: "default",
    answers: Object.fromEntries(Object.entries(order.answers).filter(([name]) => isForLaunch(name))),
    unanswered,
    by: imaginedLauncher(),
    requestId: "rehearsal",
  };
}

type Rehearsing = { index: DefinitionIndex; state: RunState; answers: ReadonlyMap<string, Answer> };

/** What happens next: work first, then a person's answer; undefined when nothing more can. */
function nextSignal(rehearsing: Rehearsing): Signal | undefined {
  const { state } = rehearsing;
  if (hasEnded(state)) return undefined;
  for (const stepKey of state.open) {
    const step = stepOf(state, stepKey);
    if (step?.stage === "queued") return reportOf(rehearsing, stepKey, step.taskId);
  }
  for (const approvalId of state.pendingApprovals) {
    const approval = state.approvals[approvalId];
    const signal = approval && decisionOn(rehearsing, approval);
    if (signal) return signal;
  }
  return listFor(rehearsing);
}

function reportOf(rehearsing: Rehearsing, stepKey: string, taskId: string): Signal {
  const node = stepInRun(rehearsing.index, rehearsing.state, stepKey);
  const documents = (node?.outputs ?? []).map(({ name, isDir }) => (isDir ? `${name}one.md` : name));
  const iteration = stepOf(rehearsing.state, stepKey)?.iteration ?? 0;
  const findings: JsonObject = {};
  for (const name of node?.asks ?? []) {
    const answer = findAnswer(rehearsing, [name], iteration);
    if (answer === undefined) continue;
    const finding = readFinding(rehearsing.index, name, answer);
    findings[name] = keepsGoing(rehearsing, stepKey, name, finding) ? false : finding;
  }
  return imaginedResult(taskId, documents, findings);
}

/** Trouble that was answered for every round is found in the first: then it is repaired, or no loop would end. */
function keepsGoing(
  { index, state, answers }: Rehearsing,
  stepKey: string,
  name: string,
  value: Json,
): boolean {
  const iteration = stepOf(state, stepKey)?.iteration ?? 0;
  if (value !== true || iteration < 2 || answers.has(`${name}@${iteration}`)) return false;
  return surroundingsOf(index, stepKey).blocks.some((key) => {
    const loop = nodeOf(index, key);
    const isRead = loop?.kind === "loop" && factsIn(loop.until).includes(name);
    const fact = (other: string) => (other === name ? true : undefined);
    return isRead && evaluateCondition(loop.until, { value: () => undefined, fact }) === false;
  });
}

/** A name that is mapped is a list: its answer has one item a line, or between commas. */
function readFinding({ nodes }: DefinitionIndex, name: string, answer: Answer): Json {
  const isMapped = usesIn(nodes).some((use) => use.name === name && use.by.kind === "forEach");
  return isMapped ? itemsIn(answer) : answer;
}

function itemsIn(answer: Answer): string[] {
  return String(answer)
    .split(/[\n,]/)
    .flatMap((item) => item.trim() || []);
}

function decisionOn(rehearsing: Rehearsing, approval: ApprovalState): Signal | undefined {
  const { stepKey, iteration, kind, finding } = approval;
  if (kind !== "question") return imaginedDecision(approval, decisionAt(rehearsing, approval));
  const name = finding ?? stepKey;
  const names = [name, definitionKey(name), name.slice(name.lastIndexOf("/") + 1)];
  const first = approval.topic === "agent" ? approval.options[0]?.value : undefined;
  const answer = findAnswer(rehearsing, names, iteration) ?? first;
  if (answer === undefined) return undefined;
  const isRepeated = answer === "again" && wasAnswered(rehearsing.state, stepKey, answer);
  return imaginedAnswer(approval, isRepeated ? "go-on" : answer);
}

function wasAnswered({ approvals }: RunState, stepKey: string, answer: Answer): boolean {
  return Object.values(approvals).some(
    (other) => other.stepKey === stepKey && other.decision?.answer === answer,
  );
}

/** Approved unless the answers say otherwise; what sends back does so once, or the rehearsal would never end. */
function decisionAt(rehearsing: Rehearsing, { stepKey }: ApprovalState): "approve" | "reject" | "revise" {
  const { state, index } = rehearsing;
  const names = [`${stepKey}.decision`, `${definitionKey(stepKey)}.decision`];
  const answer = findAnswer(rehearsing, names, stepOf(state, stepKey)?.iteration ?? 0) ?? "approve";
  if (answer !== "approve" && answer !== "reject" && answer !== "revise") {
    const message = `"${names[0]}" is ${String(answer)}; a gate takes approve, reject or revise.`;
    throw new RunRefusal("bad-answer", message);
  }
  const sendsBack = answer === "revise" || stepNodeOf(index, stepKey)?.onReject.kind === "goto";
  const wasSentBack = Object.values(state.approvals).some(
    (other) => other.stepKey === stepKey && other.decision?.action === answer,
  );
  return sendsBack && wasSentBack ? "approve" : answer;
}

/** A map that lacks its list takes it from the answers, else goes on with what it falls back to. */
function listFor(rehearsing: Rehearsing): Signal | undefined {
  const { state, index } = rehearsing;
  for (const id of state.openIncidents) {
    const { stepKey = "", iteration = 0 } = state.incidents[id] ?? {};
    const node = nodeOf(index, stepKey);
    if (node?.kind !== "forEach") continue;
    const answer = findAnswer(rehearsing, [node.list], iteration);
    const input = answer === undefined ? "" : itemsIn(answer).join("\n");
    if (input === "" && node.fallback === undefined) continue;
    return { type: "retryStep", stepKey, input, by: imaginedPerson(), requestId: `list-${id}`, reason: "" };
  }
  return undefined;
}

/** The answer for this iteration, else the one for all. */
function findAnswer({ answers }: Rehearsing, names: string[], iteration: number): Answer | undefined {
  const wanted = [...names.map((name) => `${name}@${iteration}`), ...names];
  const found = wanted.find((name) => answers.has(name));
  return found === undefined ? undefined : answers.get(found);
}
