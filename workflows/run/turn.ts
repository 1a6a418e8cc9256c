import type { ActorRef } from "./actor";
import { type DefinitionIndex, firstIteration } from "./definition-index";
import type { FactOf, RunEvent, RunFact } from "./events";
import { applyEvent } from "./evolve";
import { budgetQuestionOf, runStopOf } from "./holds";
import { RunDraft } from "./run-draft";
import { hasEnded, type RunState, stepOf } from "./run-state";
import { isSettled, type StepState } from "./step-state";

/**
 * One advance in the making: facts are recorded one after the other and seen at once in `state`.
 * Private to the core; the outside sees only what `advance` returns.
 */
export class Turn {
  readonly events: RunEvent[] = [];
  /** Steps that the last walk found waiting for a document, with its name. */
  readonly blocked = new Map<string, string>();
  /** How many of the events are the past of another run. */
  replayed = 0;
  readonly #draft: RunDraft;
  #lookedUp: { seen: number; mayStart: boolean } | null = null;
  #by: ActorRef;

  constructor(
    readonly index: DefinitionIndex,
    state: RunState,
    /** Epoch milliseconds, the same for the whole advance. */
    readonly at: number,
    by: ActorRef,
  ) {
    this.#draft = new RunDraft(state);
    this.#by = by;
  }

  /** Who set this off, for what follows from it. */
  get by(): ActorRef {
    return this.#by;
  }

  /** What `act` records was decided by somebody else: a policy, or whoever answered beforehand. */
  actFor({ id, name }: ActorRef, act: () => void): void {
    const own = this.#by;
    this.#by = { id, name };
    act();
    this.#by = own;
  }

  get state(): RunState {
    return this.#draft.state;
  }

  /** Records a fact and applies it. */
  record<T extends RunFact["type"]>(type: T, data: FactOf<T>["data"]): void {
    const event = { type, data, seq: this.state.seq + 1, at: this.at } as RunEvent;
    this.events.push(event);
    applyEvent(this.#draft, event);
  }

  /** Takes over a fact from the past of another run, with its number and moment. */
  replay(event: RunEvent): void {
    this.events.push(event);
    this.replayed = this.events.length;
    applyEvent(this.#draft, event);
  }

  /** The place of a step in facts about it. */
  place(stepKey: string): { stepKey: string; iteration: number } {
    return { stepKey, iteration: this.step(stepKey)?.iteration ?? firstIteration(this.index, stepKey) };
  }

  step(stepKey: string): StepState | undefined {
    return stepOf(this.state, stepKey);
  }

  isSettled(stepKey: string): boolean {
    return isSettled(this.step(stepKey));
  }

  /** True while new work may start; asked at every node of a walk, and looked up once for each new fact. */
  get mayStart(): boolean {
    const seen = this.events.length;
    if (this.#lookedUp?.seen !== seen) this.#lookedUp = { seen, mayStart: this.#lookUpStart() };
    return this.#lookedUp.mayStart;
  }

  #lookUpStart(): boolean {
    const { state } = this;
    return !hasEnded(state) && !this.isPausedByPerson && !runStopOf(state) && !budgetQuestionOf(state);
  }

  get isPausedByPerson(): boolean {
    const { standing } = this.state;
    return standing.status === "paused" && standing.code === "person";
  }

  /** Skips a step with its reason, unless it is settled; what it waited for is closed with it. */
  skip(stepKey: string, code: string, sentence: string): void {
    if (this.isSettled(stepKey)) return;
    this.dropWaits([stepKey], sentence);
    this.record("step.skipped", { ...this.place(stepKey), code, sentence });
  }

  /** Voids the open approvals and closes the open incidents of the steps named, or of the whole run. */
  dropWaits(stepKeys: readonly string[] | "all", sentence: string): void {
    const isMeant = (key: string) => stepKeys === "all" || stepKeys.includes(key);
    for (const approvalId of this.state.pendingApprovals) {
      const stepKey = this.state.approvals[approvalId]?.stepKey ?? "";
      if (isMeant(stepKey)) this.record("approval.voided", { ...this.place(stepKey), approvalId, sentence });
    }
    for (const incidentId of this.state.openIncidents) {
      const stepKey = this.state.incidents[incidentId]?.stepKey ?? "";
      if (!isMeant(stepKey)) continue;
      const closed = {
        incidentId,
        choice: "cancelled" as const,
        by: this.by,
        reason: sentence,
        requestId: null,
      };
      this.record("incident.closed", { ...this.place(stepKey), ...closed });
    }
  }
}
