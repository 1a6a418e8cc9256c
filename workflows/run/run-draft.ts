import { isSettled, type RunState, type StepStage, type StepState } from "./run-state";

type RecordField =
  | "steps"
  | "approvals"
  | "artifacts"
  | "latest"
  | "accepted"
  | "findings"
  | "handoffs"
  | "incidents"
  | "agents"
  | "rounds"
  | "blocks";

const REMEMBERED_ORDERS = 64;

/** A private copy of a run's state that is filled in place: each part is copied at its first change. */
export class RunDraft {
  readonly state: RunState;
  readonly #owned = new Set<RecordField>();

  constructor(state: RunState) {
    this.state = { ...state };
  }

  /** The draft's own copy of a record of the state, to be written. */
  record<F extends RecordField>(field: F): RunState[F] {
    if (!this.#owned.has(field)) {
      this.#owned.add(field);
      Object.assign(this.state, { [field]: { ...this.state[field] } });
    }
    return this.state[field];
  }

  assign(changes: Partial<RunState>): void {
    Object.assign(this.state, changes);
  }

  /** Moves a step to a stage; keeps the list of open steps true. */
  moveStep(key: string, iteration: number, stage: StepStage, changes: Partial<StepState> = {}): void {
    const step: StepState = { ...(this.state.steps[key] ?? newStep(iteration)), ...changes, ...stage };
    this.record("steps")[key] = withoutOtherStages(step, stage);
    const wasOpen = this.state.open.includes(key);
    const isOpen = !isSettled(step);
    if (isOpen && !wasOpen) this.state.open = [...this.state.open, key];
    if (!isOpen && wasOpen) this.state.open = this.state.open.filter((open) => open !== key);
  }

  /** Puts a step back to its beginning, one iteration later. */
  resetStep(key: string): void {
    const old = this.state.steps[key];
    if (!old) return;
    this.record("steps")[key] = newStep(old.iteration + 1);
    if (!this.state.open.includes(key)) this.state.open = [...this.state.open, key];
  }

  cancelOpenSteps(at: number): void {
    for (const key of this.state.open) {
      const step = this.state.steps[key];
      if (step) this.moveStep(key, step.iteration, { stage: "cancelled" }, { finishedAt: at });
    }
  }

  rememberOrder(requestId: string): void {
    this.state.orders = [...this.state.orders, requestId].slice(-REMEMBERED_ORDERS);
  }
}

/** A step at its beginning. */
export function newStep(iteration: number): StepState {
  return { ...newBase(iteration), stage: "unreached" };
}

function newBase(iteration: number) {
  return {
    iteration,
    attempt: 0,
    failures: 0,
    crashes: 0,
    agent: null,
    lastTaskId: null,
    given: [],
    handoffId: null,
    feedback: [],
    planApproved: false,
    scheduledAt: null,
    startedAt: null,
    finishedAt: null,
  };
}

/** Drops what belonged to the stage before, so that equal stages are equal states. */
function withoutOtherStages(step: StepState, stage: StepStage): StepState {
  const { iteration, attempt, failures, crashes, agent, lastTaskId, given, handoffId, feedback, planApproved } = step;
  const { scheduledAt, startedAt, finishedAt } = step;
  const base = { iteration, attempt, failures, crashes, agent, lastTaskId, given, handoffId, feedback, planApproved };
  return { ...base, scheduledAt, startedAt, finishedAt, ...stage };
}
