import type { ActorRef } from "./actor";
import type { DefinitionIndex } from "./definition-index";
import { firstIteration } from "./definition-index";
import { type FactOf, factOf, type RunEvent, type RunFact } from "./events";
import { applyEvent } from "./evolve";
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
    return {
      stepKey,
      iteration: this.state.steps[stepKey]?.iteration ?? firstIteration(this.index, stepKey),
    };
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

  /** Skips a step with its reason, unless it is settled; what it waited for is closed with it. */
  skip(stepKey: string, code: string, sentence: string): void {
    if (this.isSettled(stepKey)) return;
    this.dropWaits(stepKey, sentence);
    this.record("step.skipped", { ...this.place(stepKey), code, sentence });
  }

  /** Voids the open approvals and closes the open incidents of a step, or of the whole run. */
  dropWaits(stepKey: string | null, sentence: string): void {
    const { approvals, incidents } = this.state;
    const isMeant = (key: string) => stepKey === null || key === stepKey;
    for (const { approvalId, status, stepKey: key } of Object.values(approvals)) {
      if (status === "pending" && isMeant(key))
        this.record("approval.voided", { ...this.place(key), approvalId, sentence });
    }
    for (const { incidentId, open, stepKey: key } of Object.values(incidents)) {
      if (!open || !isMeant(key)) continue;
      const closed = {
        incidentId,
        choice: "cancelled" as const,
        by: this.by,
        reason: sentence,
        requestId: null,
      };
      this.record("incident.closed", { ...this.place(key), ...closed });
    }
  }
}
