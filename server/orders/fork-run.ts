import { newId } from "#server/auth/new-id";
import { actorOf, type Principal } from "#server/auth/principal";
import { contentOf } from "#server/engine/content-store";
import { findStops } from "#server/engine/find-stops";
import { readHistory } from "#server/engine/read-history";
import type { NewContent } from "#server/engine/run-move";
import { StartedAlready } from "#server/engine/started-already";
import { findFork } from "#server/queries/find-fork";
import { refusePurged } from "#server/queries/refuse-purged";
import type { JsonObject } from "#workflows/definition/json";
import type { RunEvent } from "#workflows/run/events";
import { evolve } from "#workflows/run/evolve";
import { beginningOf, copyHistory, endOfMoment } from "#workflows/run/fork-history";
import { RunRefusal } from "#workflows/run/refusal";
import { latestOf, type RunState, unstartedRun } from "#workflows/run/run-state";
import type { Answer, DocumentRef, SignalOf } from "#workflows/run/signals";
import { checkRunInput } from "./check-run-input";
import type { OrderDeps } from "./order-deps";

/** What the new run has otherwise than the old one. */
export type ForkContext = {
  /** Fields of the input, over those of the origin. */
  input?: JsonObject;
  /** Answers to conditions and questions, by name: said beforehand. */
  answers?: Record<string, Answer>;
  /** Documents as later steps shall use them. */
  documents?: { name: string; content: string }[];
  /** Goes to the agents of what begins anew. */
  note?: string;
};

/** Where to fork: at an event, from a step (as it last began), or both. */
export type ForkOrder = {
  runId: string;
  fromSeq?: number;
  stepKey?: string;
  requestId: string;
  title?: string;
  context?: ForkContext;
};

export type Forked = { runId: string; forkedFrom: { runId: string; seq: number } };

/**
 * Makes a new run that shares the past of another (product.md 3.10), on the same version of the workflow; the same
 * request id gives the same fork. Refuses with `not-found`, `history-deleted`, and `bad-input` with the field.
 */
export async function forkRun(deps: OrderDeps, by: Principal, order: ForkOrder): Promise<Forked> {
  const known = await findFork(deps.db, order.requestId);
  if (known) return known;
  await refusePurged(deps.db, order.runId);
  const events = await readHistory(deps.db.pool, order.runId);
  if (events.length === 0) throw new RunRefusal("not-found", "There is no such run.");
  const past = events.slice(0, seqOf(events, order));
  const origin = evolve(unstartedRun(order.runId), past);
  const documents = (order.context?.documents ?? []).map((document) => storedDocument(origin, document));
  const signal = await signalOf(deps, by, order, { past, origin });
  const withDocuments = { ...signal, documents: documents.map(({ document }) => document) };
  const contents = documents.map(({ content }) => content);
  return submitFork(deps, withDocuments, contents);
}

async function submitFork(
  { db, engine }: OrderDeps,
  signal: SignalOf<"forkRun">,
  contents: NewContent[],
): Promise<Forked> {
  try {
    await engine.journal.submit(signal.runId, signal, contents);
    return { runId: signal.runId, forkedFrom: signal.from };
  } catch (error) {
    const known = error instanceof StartedAlready ? await findFork(db, signal.requestId) : undefined;
    if (known) return known;
    throw error;
  }
}

/** The number of the last event that is shared. */
function seqOf(events: readonly RunEvent[], { fromSeq, stepKey }: ForkOrder): number {
  if (fromSeq !== undefined) {
    if (fromSeq >= 1 && fromSeq <= events.length) return endOfMoment(events, fromSeq);
    const message = `The run has ${events.length} events: fork at one of 1 to ${events.length}.`;
    throw new RunRefusal("bad-input", message, { field: "fromSeq" });
  }
  const begun = stepKey === undefined ? undefined : beginningOf(events, stepKey);
  if (begun !== undefined) return endOfMoment(events, begun);
  const message =
    stepKey === undefined
      ? "Say where to fork: at an event (fromSeq), or from a step (stepKey)."
      : `The run has not come to a step "${stepKey}" yet.`;
  throw new RunRefusal("bad-input", message, { field: stepKey === undefined ? "fromSeq" : "stepKey" });
}

async function signalOf(
  { db, engine }: OrderDeps,
  by: Principal,
  { requestId, stepKey, title, context = {} }: ForkOrder,
  { past, origin }: { past: readonly RunEvent[]; origin: RunState },
): Promise<SignalOf<"forkRun">> {
  const { workflowSha, project, sequence } = origin;
  const { definition } = await engine.workflows.find(workflowSha);
  const runId = newId(new Date(engine.clock.now()));
  return {
    type: "forkRun",
    runId,
    from: { runId: origin.runId, seq: origin.seq },
    workflowSha,
    sequence,
    history: copyHistory(past, { from: origin.runId, to: runId, requestId }),
    title: title?.trim() || `${origin.title} (fork)`.slice(0, 200),
    input: checkRunInput(definition.inputs, { ...origin.input, ...context.input }),
    findings: context.answers ?? {},
    documents: [],
    stepKey: stepKey ?? null,
    note: context.note ?? "",
    by: actorOf(by),
    requestId,
    stops: await findStops(db.pool, { project, workflowSha }),
  };
}

function storedDocument(
  origin: RunState,
  { name, content }: { name: string; content: string },
): { document: DocumentRef; content: NewContent } {
  const stored = contentOf(content);
  const mediaType = latestOf(origin, name)?.mediaType ?? "text/markdown";
  const document = { name, mediaType, sha256: stored.sha256, size: stored.bytes.length };
  return { document, content: stored };
}
