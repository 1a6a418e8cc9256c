import type { InputField, WorkflowDefinition } from "../../definition/definition";
import type { JsonObject } from "../../definition/json";
import { advance } from "../advance";
import { type DefinitionIndex, definitionKey, indexOf, nodeOf } from "../definition-index";
import type { RunEvent } from "../events";
import { imaginedLauncher } from "../imagined-moves";
import { RunRefusal } from "../refusal";
import { hasEnded, type RunState, unstartedRun } from "../run-state";
import type { Signal } from "../signals";
import { type Discovery, judgeMove } from "./judge-move";
import { InputWanted, lazyInput } from "./lazy-input";
import { liveNames } from "./live-names";
import { combineAnswers, MOST_ANSWERS, type PossibleMove, possibleMoves, tellValue } from "./possible-moves";
import { possibleValues } from "./possible-values";
import type { Choice } from "./proof";
import { refusedAfter } from "./refused";
import type { Standing } from "./standing";
import { stateKey } from "./state-key";

/** A move from one state to another. `ended`: loops that it left because their condition held. */
export type ExploredMove = { from: number; to: number; isPersons: boolean; ended: string[] };

/** All states of a sequence, numbered as they were found, the nearest first. */
export type Exploration = {
  index: DefinitionIndex;
  states: { from: number | null; choice: Choice | null }[];
  moves: ExploredMove[];
  /** Keys of the steps that were done on some path. */
  completed: ReadonlySet<string>;
  /** Each once, with the state that it was first seen at. */
  discoveries: (Discovery & { at: number })[];
  /** States at which a loop's bound is reached. */
  bounds: { loop: string; at: number }[];
  /** States of which every move was followed. */
  explored: number;
  isComplete: boolean;
};

/** Work that pauses on its way. Answering a pause with true asks it to come to an end with what it has. */
export type InSteps<Result> = Generator<undefined, Result, boolean | undefined>;

/**
 * Explores a stripped definition breadth first, until every state was looked at or `bound` is reached. Pauses
 * after each state (some tenths of a millisecond), so that whoever drives it can do something else in between.
 */
export function* explore(
  definition: WorkflowDefinition,
  fields: readonly InputField[],
  bound: number,
): InSteps<Exploration> {
  const explorer = new Explorer(definition, fields);
  return yield* explorer.explore(bound);
}

class Explorer {
  readonly #definition: WorkflowDefinition;
  readonly #index: DefinitionIndex;
  readonly #fields: ReadonlyMap<string, InputField>;
  readonly #names: ReadonlySet<string>;
  readonly #values;
  readonly #live;
  readonly #numbers = new Map<string, number>();
  readonly #states: Exploration["states"] = [];
  readonly #moves: ExploredMove[] = [];
  readonly #completed = new Set<string>();
  readonly #discoveries = new Map<string, Discovery & { at: number }>();
  readonly #bounds: Exploration["bounds"] = [];
  /** Standings that wait to be looked at, by number; dropped when they were. */
  readonly #ahead = new Map<number, Standing>();

  constructor(definition: WorkflowDefinition, fields: readonly InputField[]) {
    this.#definition = definition;
    this.#index = indexOf(definition, "");
    this.#fields = new Map(fields.map((field) => [field.name, field]));
    this.#names = new Set(this.#fields.keys());
    this.#values = possibleValues(this.#index.nodes);
    this.#live = liveNames(this.#index.nodes);
  }

  *explore(bound: number): InSteps<Exploration> {
    const run = { ...unstartedRun("proof"), input: lazyInput(this.#names, {}) };
    this.#reach(null, { run, input: {}, refused: new Set() }, null);
    let explored = 0;
    for (const [number, standing] of this.#ahead) {
      if (explored >= bound) break;
      explored += 1;
      this.#ahead.delete(number);
      this.#leave(number, standing);
      if (yield) break;
    }
    const isAllTried = this.#index.steps.every(
      (step) => combineAnswers(step, this.#values).length <= MOST_ANSWERS,
    );
    return {
      index: this.#index,
      states: this.#states,
      moves: this.#moves,
      completed: this.#completed,
      discoveries: [...this.#discoveries.values()],
      bounds: this.#bounds,
      explored,
      isComplete: this.#ahead.size === 0 && isAllTried,
    };
  }

  /** Follows every move that a state allows. */
  #leave(number: number, standing: Standing): void {
    const { run } = standing;
    if (hasEnded(run)) return;
    const moves = run.seq === 0 ? [startOf(run)] : possibleMoves(this.#index, run, this.#values);
    if (moves.length === 0) this.#discover(number, standStill(run));
    for (const move of moves) {
      const wanted = this.#follow(number, standing, move);
      if (wanted !== null) return this.#chooseInput(number, standing, wanted);
    }
  }

  /** Makes a move; answers the input that has to be chosen before, if it reads one. */
  #follow(number: number, standing: Standing, move: PossibleMove): string | null {
    try {
      const { state, events } = advance(this.#definition, standing.run, move.signal, 0);
      const refused = refusedAfter(this.#index, standing.refused, events);
      const after = { run: state, input: standing.input, refused };
      const to = this.#reach(number, after, move.choice);
      this.#moves.push({
        from: number,
        to,
        isPersons: move.isPersons,
        ended: this.#endedLoops(move, events),
      });
      this.#note(to, after, events);
      return null;
    } catch (error) {
      if (error instanceof InputWanted) return error.field;
      if (!(error instanceof RunRefusal)) throw error;
      this.#discover(number, { kind: "dead-end", stepKey: move.stepKey, input: "", sentence: error.message });
      return null;
    }
  }

  #chooseInput(number: number, standing: Standing, name: string): void {
    const field = this.#fields.get(name);
    const values = field ? this.#values.ofInput(field) : [];
    for (const value of values) {
      const input: JsonObject = { ...standing.input, [name]: value ?? null };
      const run = { ...standing.run, input: lazyInput(this.#names, input) };
      const choice = { stepKey: "", text: `the input "${name}" is ${tellValue(value)}` };
      const to = this.#reach(number, { ...standing, run, input }, values.length > 1 ? choice : null);
      this.#moves.push({ from: number, to, isPersons: false, ended: [] });
    }
  }

  /** Number of a state; a new one waits to be looked at. */
  #reach(from: number | null, standing: Standing, choice: Choice | null): number {
    const key = stateKey(this.#index, this.#live, standing);
    const known = this.#numbers.get(key);
    if (known !== undefined) return known;
    const number = this.#states.push({ from, choice }) - 1;
    this.#numbers.set(key, number);
    this.#ahead.set(number, standing);
    return number;
  }

  #note(at: number, after: Standing, events: readonly RunEvent[]): void {
    for (const discovery of judgeMove(this.#index, after, events)) this.#discover(at, discovery);
    for (const { type, data } of events) {
      if (type === "step.completed") this.#completed.add(definitionKey(data.stepKey));
      if (type === "approval.requested" && data.topic === "loop") this.#noteBound(at, after, data.stepKey);
    }
  }

  /** A loop that goes round idly because a person refused what it works on is that person's doing. */
  #noteBound(at: number, { refused }: Standing, loopKey: string): void {
    if ([...refused].some((key) => key.startsWith(`${loopKey}/`))) return;
    this.#bounds.push({ loop: definitionKey(loopKey), at });
  }

  #discover(at: number, discovery: Discovery): void {
    const key = `${discovery.kind} ${discovery.stepKey} ${discovery.input}`;
    if (!this.#discoveries.has(key)) this.#discoveries.set(key, { ...discovery, at });
  }

  /** Loops that were left by their condition, not by a person at the bound. */
  #endedLoops(move: PossibleMove, events: readonly RunEvent[]): string[] {
    return events.flatMap(({ type, data }) => {
      if (type !== "block.ended" || nodeOf(this.#index, data.stepKey)?.kind !== "loop") return [];
      const isLeft =
        move.stepKey === data.stepKey && "answer" in move.signal && move.signal.answer === "go-on";
      return isLeft ? [] : [definitionKey(data.stepKey)];
    });
  }
}

function startOf(run: RunState): PossibleMove {
  const signal: Signal = {
    type: "startRun",
    runId: run.runId,
    workflowSha: "",
    sequence: null,
    title: "",
    input: run.input,
    oversight: "low",
    project: "default",
    answers: {},
    unanswered: "ask",
    by: imaginedLauncher(),
    requestId: "proof",
  };
  return { stepKey: "", signal, choice: null, isPersons: true };
}

function standStill(run: RunState): Discovery {
  const sentence = "The run stands still: nothing moves it and nobody is asked.";
  return { kind: "dead-end", stepKey: run.open[0] ?? "", input: "", sentence };
}
