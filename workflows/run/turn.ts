import type { ActorRef } from "./actor";
import type { DefinitionIndex } from "./definition-index";
import { firstIteration } from "./definition-index";
import { applyEvent } from "./evolve";
import { factOf, type FactOf, type RunEvent, type RunFact } from "./events";
import { RunDraft } from "./run-draft";
import { hasEnded, isSettled, type RunState, type StepState } from "./run-state";

/**
 * One advance in the making: facts are recorded one after the other and seen at once in `state`.
 * Private to the core; the outside sees only what `advance` returns.
 */
export class Turn {
  readonly events: RunEvent[] = [];
  readonly #draft: RunDraft;

  constructor(
    readonly index: DefinitionIndex,
    state: RunState,
    /** Epoch milliseconds, the same for the whole advance. */
    readonly at: number,
    /** Who set this off, for what follows from it. */
    readonly by: ActorRef,
  ) {
    this.#draft = new RunDraft(state);
  }

  get state(): RunState {
    return this.#draft.state;
  }

  /** Records a fact and applies it. */
  record<T extends RunFact["type"]>(type: T, data: FactOf<T>["data"]): void {
    const place = { seq: this.state.seq + 1, at: this.at };
    const event = { ...factOf(type, data), ...place } as RunEvent;
    this.events.push(event);
    applyEvent(this.#draft, event);
  }

  /** The place of a step in facts about it. */
  place(stepKey: string): { stepKey: string; iteration: number } {
    return { stepKey, iteration: this.state.steps[stepKey]?.iteration ?? firstIteration(this.index, stepKey) };
  }

  step(stepKey: string): StepState | undefined {
    return this.state.steps[stepKey];
  }

  isSettled(stepKey: string): boolean {
    return isSettled(this.state.steps[stepKey]);
  }

  /** True while new work may start. */
  get mayStart(): boolean {
    const { standing } = this.state;
    return !hasEnded(this.state) && !(standing.status === "paused" && standing.code === "person");
  }

  skip(stepKey: string, code: string, sentence: string): void {
    if (!this.isSettled(stepKey)) this.record("step.skipped", { ...this.place(stepKey), code, sentence });
  }
}
