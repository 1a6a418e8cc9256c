import type { WorkflowDefinition } from "../definition/definition";
import type { JsonObject } from "../definition/json";
import { type Advance, advance } from "../run/advance";
import { type DefinitionIndex, indexOf } from "../run/definition-index";
import type { RunEvent } from "../run/events";
import { RunRefusal } from "../run/refusal";
import { stepInRun } from "../run/run-keys";
import { type ApprovalState, type RunState, stepOf, unstartedRun } from "../run/run-state";
import type { Signal } from "../run/signals";
import { movesOfControl } from "./control-moves";
import {
  amends,
  answers,
  answersAhead,
  approves,
  asks,
  begins,
  cancels,
  dies,
  fails,
  finishes,
  givesUp,
  haltsNext,
  type Move,
  pauses,
  rejects,
  resumes,
  retries,
  revises,
  skips,
  starts,
  wakes,
} from "./moves";
import { ann, bob, cem } from "./people";
import { RANDOM_INPUT } from "./random-workflow";

/** One signal of a walk, with its moment, and what came of it; null when it was refused. */
export type WalkStep = { signal: Signal; at: number; move: Advance | null };
export type Walk = { steps: WalkStep[]; state: RunState; events: RunEvent[] };

const PEOPLE = [ann, bob, cem];
const FINDINGS: JsonObject[] = [
  {},
  { has_issues: true, is_done: false, tests: "fail" },
  { has_issues: false, is_done: true, tests: "pass" },
];

/**
 * Walks a run by chance: each number picks what happens next among everything that may (reports, decisions,
 * orders, timers, and signals of before sent once more).
 */
export function walkRun(definition: WorkflowDefinition, choices: readonly number[]): Walk {
  const walk: Walk = { steps: [], state: unstartedRun("walk"), events: [] };
  let at = 1_700_000_000_000;
  const begin = starts({ input: RANDOM_INPUT, unanswered: (choices[0] ?? 0) % 5 === 0 ? "no" : "ask" });
  takeStep(walk, definition, begin(definition, walk.state), at);
  for (const choice of choices) {
    at += (choice % 7) * 500;
    takeStep(walk, definition, chooseSignal(walk, definition, choice), at);
  }
  return walk;
}

function takeStep(walk: Walk, definition: WorkflowDefinition, signal: Signal, at: number): void {
  const move = tryAdvance(definition, walk.state, signal, at);
  walk.steps.push({ signal, at, move });
  if (!move) return;
  walk.state = move.state;
  for (const event of move.events) walk.events.push(event);
}

function tryAdvance(
  definition: WorkflowDefinition,
  state: RunState,
  signal: Signal,
  at: number,
): Advance | null {
  try {
    return advance(definition, state, signal, at);
  } catch (error) {
    if (error instanceof RunRefusal) return null;
    throw error;
  }
}

/** What happens next, by number; a signal of before now and then. */
export function chooseSignal(walk: Walk, definition: WorkflowDefinition, choice: number): Signal {
  const again = walk.steps[choice % walk.steps.length];
  if (choice % 11 === 0 && again) return again.signal;
  const moves = possibleMoves(indexOf(definition, walk.state.sequence), walk.state, choice);
  const move = moves[choice % moves.length] ?? wakes();
  return move(definition, walk.state);
}

/** Names that may be asked for later, and one that never is. */
const EARLY = ["user_wants_more", "has_issues", "n1", "n2", "moon"];

/** Everything that may happen, what moves a run on more often than what stops it. */
function possibleMoves(index: DefinitionIndex, state: RunState, choice: number): Move[] {
  const work = state.open.flatMap((key) => movesOfTask(state, key, choice));
  const decisions = state.pendingApprovals.flatMap((id) => {
    const approval = state.approvals[id];
    return approval ? movesOfApproval(index, state, approval, choice) : [];
  });
  const repairs = state.openIncidents.flatMap((id) =>
    movesOfIncident(state.incidents[id]?.stepKey ?? "", choice),
  );
  const orders = choice % 13 === 0 ? [pauses(), haltsNext(), ...(choice % 3 === 0 ? [cancels()] : [])] : [];
  const early = [
    answersAhead(EARLY[choice % EARLY.length] ?? "", choice % 2 === 0, { requestId: `e${choice}` }),
  ];
  const control = choice % 5 === 0 ? movesOfControl(state, choice) : [];
  return [...work, ...decisions, ...repairs, ...orders, ...early, ...control, resumes(), wakes()];
}

function movesOfTask(state: RunState, key: string, choice: number): Move[] {
  const stage = stepOf(state, key)?.stage;
  if (stage === "retrying") return [wakes(), retries(key)];
  if (stage !== "queued" && stage !== "working") return [];
  const findings = FINDINGS[choice % FINDINGS.length] ?? {};
  const good = finishes(key, { findings, text: String(choice) });
  const heard = finishes(key, { findings, concerns: [{ trigger: "safety_violation", sentence: "Look." }] });
  return [
    good,
    good,
    good,
    heard,
    asks(key),
    begins(key),
    fails(key, { retryable: choice % 2 === 0 }),
    dies(key),
  ];
}

function movesOfApproval(
  index: DefinitionIndex,
  state: RunState,
  approval: ApprovalState,
  choice: number,
): Move[] {
  const { stepKey, approvalId, options, kind } = approval;
  const by = PEOPLE[choice % PEOPLE.length] ?? ann;
  const decision = { approvalId, by, decisionId: `d${choice}-${state.seq}` };
  if (kind === "question") {
    if (options.length === 0) return [answers(stepKey, "as you like", decision)];
    return options.map(({ value }) => answers(stepKey, value, decision));
  }
  const document = stepInRun(index, state, stepKey)?.outputs[0]?.name ?? `${stepKey}.md`;
  return [
    approves(stepKey, decision),
    approves(stepKey, decision),
    revises(stepKey, decision),
    rejects(stepKey, decision),
    amends(stepKey, document, decision),
  ];
}

function movesOfIncident(stepKey: string, choice: number): Move[] {
  const giveUp = choice % 4 === 0 ? [givesUp(stepKey)] : [];
  return [retries(stepKey), retries(stepKey, { input: "x\ny" }), skips(stepKey), ...giveUp];
}
