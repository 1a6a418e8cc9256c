import { expect } from "vitest";
import type { WorkflowDefinition } from "../definition/definition";
import { type Advance, advance } from "../run/advance";
import type { RunEvent } from "../run/events";
import { checkInvariants } from "../run/invariants";
import { type RefusalReason, RunRefusal } from "../run/refusal";
import { type RunState, unstartedRun } from "../run/run-state";
import { viewRun } from "../run/run-view";
import { type Move, starts } from "./moves";

/** What a test may say of a run: its status, the stage of each step, the agents, the events of the move. */
export type Expected = {
  run?: string;
  steps?: Record<string, string>;
  blocks?: Record<string, string>;
  agents?: Record<string, string>;
  /** Types of the events of the last move, exactly. */
  events?: string[];
  /** Types of events among those of the last move. */
  includes?: string[];
  commands?: string[];
};

const FIRST_MOMENT = 1_700_000_000_000;

/** A run on its way: each move is advanced and every state checked for what must always hold. */
export class Scenario {
  state: RunState = unstartedRun("run");
  at = FIRST_MOMENT;
  readonly history: RunEvent[] = [];
  last: Advance = { state: this.state, events: [], commands: [] };

  constructor(readonly definition: WorkflowDefinition) {}

  /** Sends a move, a second after the last. */
  when(...moves: Move[]): this {
    for (const move of moves) {
      this.at += 1_000;
      this.last = advance(this.definition, this.state, move(this.definition, this.state), this.at);
      this.state = this.last.state;
      this.history.push(...this.last.events);
      expect(checkInvariants(this.definition, this.state, this.history)).toEqual([]);
    }
    return this;
  }

  /** Time passes without anything else happening. */
  later(ms: number): this {
    this.at += ms;
    return this;
  }

  thenSees(expected: Expected): this {
    expect(this.#seen(expected)).toEqual(expected);
    return this;
  }

  /** The move is refused, with the reason; nothing changes. */
  thenRefuses(move: Move, reason: RefusalReason, message?: RegExp): this {
    const refusal = refusalOf(() =>
      advance(this.definition, this.state, move(this.definition, this.state), this.at),
    );
    expect(refusal?.reason).toBe(reason);
    if (message) expect(refusal?.message).toMatch(message);
    return this;
  }

  /** The move is a repeat: nothing is recorded. */
  thenIgnores(move: Move): this {
    const { events } = advance(this.definition, this.state, move(this.definition, this.state), this.at);
    expect(events).toEqual([]);
    return this;
  }

  view() {
    return viewRun(this.definition, this.state);
  }

  /** As much of the run as the test speaks of. */
  #seen(expected: Expected): Expected {
    const view = this.view();
    const types = this.last.events.map(({ type }) => type);
    const told: Required<Expected> = {
      run: view.status === "paused" ? `paused: ${view.reason?.code}` : view.status,
      steps: pick(
        view.steps.map(({ stepKey, stage }) => [stepKey, stage] as const),
        expected.steps,
      ),
      blocks: pick(
        view.blocks.map(({ key, status }) => [key, status] as const),
        expected.blocks,
      ),
      agents: pick(
        view.agents.map(({ agent, status }) => [agent, status] as const),
        expected.agents,
      ),
      events: types,
      includes: (expected.includes ?? []).filter((type) => types.some((one) => one === type)),
      commands: this.last.commands.map(({ type }) => type),
    };
    return Object.fromEntries(Object.entries(told).filter(([name]) => name in expected));
  }
}

/** A run of the workflow that went through these moves, started with nothing special unless they say so. */
export function given(definition: WorkflowDefinition, ...moves: Move[]): Scenario {
  const scenario = new Scenario(definition);
  const isStarted = moves[0]?.(definition, scenario.state).type === "startRun";
  return scenario.when(...(isStarted ? moves : [starts(), ...moves]));
}

function pick(
  entries: (readonly [string, string])[],
  wanted: Record<string, string> = {},
): Record<string, string> {
  return Object.fromEntries(entries.filter(([name]) => name in wanted));
}

function refusalOf(attempt: () => unknown): RunRefusal | undefined {
  try {
    attempt();
    return undefined;
  } catch (error) {
    if (error instanceof RunRefusal) return error;
    throw error;
  }
}
