import type { WorkflowDefinition } from "../definition/definition";
import { type ActorRef, ENGINE } from "./actor";
import { applyKeptAnswers } from "./apply-kept-answers";
import { type Command, commandsFor } from "./commands";
import { decide } from "./decide";
import { indexOf } from "./definition-index";
import type { RunEvent } from "./events";
import { listUnusedAnswers } from "./keep-answer";
import { carryTally } from "./progress";
import { renewPlans } from "./renew-plans";
import { reportAgents } from "./report-agents";
import { hasEnded, type RunState } from "./run-state";
import { ROOT } from "./scope";
import { settleRun } from "./settle-run";
import type { Signal } from "./signals";
import { Turn } from "./turn";
import type { Visit } from "./visit";
import { visitNode } from "./visit-nodes";

/** What came of a signal: the new state, the facts in order, and what the outside has to do about them. */
export type Advance = { state: RunState; events: RunEvent[]; commands: Command[] };

/**
 * Moves a run by one signal: decides (and may refuse with RunRefusal), schedules what follows by itself and
 * settles. Pure: equal arguments give equal results. `at` is epoch milliseconds of database time. No events
 * means that the signal was a repeat.
 */
export function advance(
  definition: WorkflowDefinition,
  state: RunState,
  signal: Signal,
  at: number,
): Advance {
  const sequence = "sequence" in signal ? (signal.sequence ?? "") : state.sequence;
  const now = signal.type === "timerFired" ? Math.max(at, signal.dueAt ?? at) : at;
  const turn = new Turn(indexOf(definition, sequence), state, now, actorOf(signal));
  decide(turn, signal);
  if (signal.type === "taskStarted") return afterStart(turn, state);
  if (signal.type === "timerFired" || turn.events.length > 0) {
    settleRun(turn, schedule(turn, state));
    renewPlans(turn);
    if (hasEnded(turn.state) && !hasEnded(state)) listUnusedAnswers(turn);
    reportAgents(turn, state);
    carryTally(turn.index, state, turn.state, turn.events);
  }
  return {
    state: turn.state,
    events: turn.events,
    commands: commandsFor(turn.events.slice(turn.replayed), state),
  };
}

/** Nothing follows from a start: the step counted as under way before, and so did its agent. */
function afterStart(turn: Turn, before: RunState): Advance {
  carryTally(turn.index, before, turn.state, turn.events);
  behind.set(turn.state, behind.get(before) ?? 0);
  return { state: turn.state, events: turn.events, commands: [] };
}

/**
 * How many of the outermost nodes a state has behind it. Only a memory of what a walk over the state would
 * find again: it keeps the last step of a long run as cheap as the first.
 */
const behind = new WeakMap<RunState, number>();

/** A walk follows another only when the one before recorded something; honest workflows need a handful. */
const MOST_WALKS = 1_000;

/** Walks the definition until nothing follows any more. */
function schedule(turn: Turn, before: RunState): Visit {
  const { nodes } = turn.index;
  const isReset = turn.events.some(({ type }) => type === "steps.reset");
  let passed = isReset ? 0 : (behind.get(before) ?? 0);
  for (let walks = 0; walks < MOST_WALKS; walks += 1) {
    const seen = turn.events.length;
    turn.blocked.clear();
    passed = walk(turn, passed);
    applyKeptAnswers(turn);
    if (turn.events.length > seen) continue;
    behind.set(turn.state, passed);
    return passed === nodes.length ? "settled" : "open";
  }
  throw new Error(`Run ${turn.state.runId} does not settle at event ${turn.state.seq}.`);
}

/** Visits the outermost nodes from `from` on; answers how many are behind. */
function walk(turn: Turn, from: number): number {
  const { nodes } = turn.index;
  for (let at = from; at < nodes.length; at += 1) {
    const node = nodes[at];
    if (node && visitNode(turn, node, ROOT) === "open") return at;
  }
  return nodes.length;
}

function actorOf(signal: Signal): ActorRef {
  return "by" in signal ? { id: signal.by.id, name: signal.by.name } : ENGINE;
}
