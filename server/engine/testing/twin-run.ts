import { expect } from "vitest";
import type { WorkflowDefinition } from "#workflows/definition/definition";
import { type Advance, advance } from "#workflows/run/advance";
import type { RunEvent } from "#workflows/run/events";
import { RunRefusal } from "#workflows/run/refusal";
import { unstartedRun } from "#workflows/run/run-state";
import type { DocumentRef, Signal } from "#workflows/run/signals";
import type { Walk } from "#workflows/testing/random-walk";
import { contentOf } from "../content-store";
import type { NewContent } from "../run-move";
import type { EngineRig } from "./engine-rig";

/** One run twice: as the pure core has it, and in Postgres. After every signal both are the same (G7). */
export class TwinRun {
  readonly walk: Walk;
  #at = 0;

  constructor(
    readonly runId: string,
    private readonly definition: WorkflowDefinition,
  ) {
    this.walk = { steps: [], state: unstartedRun(runId), events: [] };
  }

  /**
   * Sends signals at once through one program, which writes them together, and asks another for the state; the
   * model follows at the database's time.
   */
  async send(plain: readonly Signal[], through: EngineRig, asked: EngineRig): Promise<void> {
    const sent = plain.map((signal) => withBytes(this.#withOwnIds(signal)));
    await claimTasks(through, this.runId);
    const submit = ({ signal, contents }: (typeof sent)[number]) =>
      settle(() => through.engine.journal.submit(this.runId, signal, contents, 60_000));
    const answers = await Promise.all(sent.map(submit));
    for (const [position, { signal }] of sent.entries()) this.#follow(signal, answers[position]);
    expect(await asked.engine.journal.readRun(this.runId, { fresh: true })).toEqual(this.walk.state);
  }

  #follow(signal: Signal, told: Told | undefined): void {
    this.#at = told?.events[0]?.at ?? this.#at;
    const { move, refusal } = this.#advance(signal);
    expect(told?.refusal, signal.type).toBe(refusal);
    expect(told?.events).toEqual(move?.events ?? []);
    this.walk.steps.push({ signal, at: this.#at, move });
    if (move) this.walk.state = move.state;
  }

  /** Ids of decisions are the only ones that all runs share; one that is sent again keeps its id. */
  #withOwnIds(signal: Signal): Signal {
    const isOwn = !("decisionId" in signal) || signal.decisionId.startsWith(this.runId);
    return isOwn ? signal : { ...signal, decisionId: `${this.runId}-${signal.decisionId}` };
  }

  #advance(signal: Signal): { move: Advance | null; refusal: string | null } {
    try {
      return { move: advance(this.definition, this.walk.state, signal, this.#at), refusal: null };
    } catch (error) {
      if (!(error instanceof RunRefusal)) throw error;
      return { move: null, refusal: error.reason };
    }
  }
}

/** What a program answers. */
type Told = { events: RunEvent[]; refusal: string | null };

async function settle(attempt: () => Promise<{ events: RunEvent[] }>): Promise<Told> {
  try {
    return { events: (await attempt()).events, refusal: null };
  } catch (error) {
    if (!(error instanceof RunRefusal)) throw error;
    return { events: [], refusal: error.reason };
  }
}

/** As a worker would: reports name the first claim of their task. */
async function claimTasks({ database }: EngineRig, runId: string): Promise<void> {
  await database.pool.query(
    "update tasks set status = 'running', worker_id = 'twin', fence = 1 where run_id = $1 and status = 'queued'",
    [runId],
  );
}

/** The documents of a signal with the hash of bytes that are there. */
function withBytes(signal: Signal): { signal: Signal; contents: NewContent[] } {
  const contents: NewContent[] = [];
  const store = (document: DocumentRef): DocumentRef => {
    const content = contentOf(`${document.name} ${document.sha256}`);
    contents.push(content);
    return { ...document, sha256: content.sha256, size: content.bytes.length };
  };
  if (signal.type === "taskSucceeded") {
    return { signal: { ...signal, documents: signal.documents.map(store) }, contents };
  }
  if (signal.type === "decideApproval" && signal.amended) {
    return { signal: { ...signal, amended: store(signal.amended) }, contents };
  }
  return { signal, contents };
}
