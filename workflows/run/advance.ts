import type { WorkflowDefinition } from "../definition/definition";
import { type ActorRef, ENGINE } from "./actor";
import { type Command, commandsFor } from "./commands";
import { decide } from "./decide";
import { indexOf } from "./definition-index";
import type { RunEvent } from "./events";
import { reportAgents } from "./report-agents";
import type { RunState } from "./run-state";
import { ROOT } from "./scope";
import { settleRun } from "./settle";
import type { Signal } from "./signals";
import { Turn } from "./turn";
import { visitNodes } from "./visit-nodes";
import type { Visit } from "./visit-step";

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
  const sequence = signal.type === "startRun" ? (signal.sequence ?? "") : state.sequence;
  const turn = new Turn(indexOf(definition, sequence), state, at, actorOf(signal));
  decide(turn, signal);
  if (signal.type === "timerFired" || turn.events.length > 0) {
    settleRun(turn, schedule(turn));
    reportAgents(turn, state);
  }
  return { state: turn.state, events: turn.events, commands: commandsFor(turn.events, state) };
}

/** Walks the definition until nothing follows any more. */
function schedule(turn: Turn): Visit {
  for (;;) {
    const before = turn.events.length;
    const root = visitNodes(turn, turn.index.nodes, ROOT);
    if (turn.events.length === before) return root;
  }
}

function actorOf(signal: Signal): ActorRef {
  return "by" in signal ? { id: signal.by.id, name: signal.by.name } : ENGINE;
}
