import type { Handoff } from "./handoff";
import { itemAt, withItem } from "./pages";
import { type ArtifactState, type DocumentState, type RunState, stepOf } from "./run-state";
import { atStage, isOpen, newStep, type StepStage, type StepState } from "./step-state";

type RecordField = "approvals" | "findings" | "incidents" | "agents" | "rounds" | "begun" | "blocks";
type ListField = "open" | "pendingApprovals" | "openIncidents";

const REMEMBERED_ORDERS = 64;

/** A private copy of a run's state that is filled in place: each part is copied at its first change. */
export class RunDraft {
  readonly state: RunState;
  readonly #owned = new Set<object>();

  constructor(state: RunState) {
    this.state = { ...state };
  }

  /** The draft's own copy of a record of the state, to be written. */
  record<F extends RecordField>(field: F): RunState[F] {
    const old = this.state[field];
    if (this.#owned.has(old)) return old;
    const copy = { ...old };
    this.#owned.add(copy);
    this.state[field] = copy;
    return copy;
  }

  /** Puts a key on one of the state's lists, or takes it off. */
  list(field: ListField, key: string, isListed: boolean): void {
    const old = this.state[field];
    if (old.includes(key) === isListed) return;
    this.state[field] = isListed ? [...old, key] : old.filter((one) => one !== key);
  }

  /** Moves a step to a stage; a step that was not reached yet begins with `iteration`. */
  moveStep(key: string, iteration: number, stage: StepStage, changes: Partial<StepState> = {}): void {
    this.putStep(key, atStage(stepOf(this.state, key) ?? newStep(iteration), stage, changes));
  }

  /** Puts a step back to its beginning, one iteration later. */
  resetStep(key: string): void {
    const old = stepOf(this.state, key);
    if (old) this.putStep(key, newStep(old.iteration + 1));
  }

  putStep(key: string, step: StepState): void {
    this.state.steps = withItem(this.state.steps, key, step, this.#owned);
    this.list("open", key, isOpen(step));
  }

  cancelOpenSteps(at: number): void {
    for (const key of this.state.open) this.moveStep(key, 0, { stage: "cancelled" }, { finishedAt: at });
  }

  putArtifact(artifact: ArtifactState): void {
    const { artifactId, name } = artifact;
    this.state.artifacts = withItem(this.state.artifacts, artifactId, artifact, this.#owned);
    const accepted = itemAt(this.state.documents, name)?.accepted ?? null;
    this.#putDocument(name, { latest: artifactId, accepted });
    this.#count("artifacts");
  }

  /** Makes a version the one that later steps use; null withdraws it. */
  acceptDocument(name: string, accepted: string | null): void {
    const latest = itemAt(this.state.documents, name)?.latest ?? accepted;
    if (latest !== null) this.#putDocument(name, { latest, accepted });
  }

  putHandoff(handoff: Handoff): void {
    this.state.handoffs = withItem(this.state.handoffs, handoff.handoff_id, handoff, this.#owned);
    this.#count("handoffs");
  }

  countTask(): void {
    this.#count("tasks");
  }

  rememberOrder(requestId: string): void {
    this.state.orders = [...this.state.orders, requestId].slice(-REMEMBERED_ORDERS);
  }

  #putDocument(name: string, document: DocumentState): void {
    this.state.documents = withItem(this.state.documents, name, document, this.#owned);
  }

  #count(what: keyof RunState["counts"]): void {
    this.state.counts = { ...this.state.counts, [what]: this.state.counts[what] + 1 };
  }
}
