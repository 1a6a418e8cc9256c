import { newId } from "#server/auth/new-id";
import { actorOf, type Principal } from "#server/auth/principal";
import { readSettings } from "#server/auth/settings";
import { findStops } from "#server/engine/find-stops";
import { StartedAlready } from "#server/engine/started-already";
import type { LibraryEntry, WantedWorkflow } from "#server/library/library";
import { findStartedRun } from "#server/queries/find-started-run";
import { readRunCaps } from "#server/queries/read-run-caps";
import type { WorkflowDefinition } from "#workflows/definition/definition";
import type { JsonObject } from "#workflows/definition/json";
import { RunRefusal } from "#workflows/run/refusal";
import type { Answer, Oversight, SignalOf, Unanswered } from "#workflows/run/signals";
import { checkRunInput } from "./check-run-input";
import type { OrderDeps } from "./order-deps";
import { pinWorkflow } from "./pin-workflow";
import { titleOf } from "./title-of";

export type StartOrder = {
  requestId: string;
  workflowId: string;
  pack?: string;
  sequence?: string;
  title?: string;
  input: JsonObject;
  /** The one of the settings unless it is given. */
  oversight?: Oversight;
  project: string;
  answers: Record<string, Answer>;
  unanswered: Unanswered;
  tags: string[];
};

type Startable = LibraryEntry & { definition: WorkflowDefinition };

/**
 * Starts a run; the same request id gives the same run, however often and at once it is sent (product.md 3.12).
 * Refuses with `not-found` for an unknown workflow and `bad-input` for a broken one, an unknown sequence and
 * for fields that do not fit, each named in the details.
 */
export async function startRun(
  deps: OrderDeps,
  by: Principal,
  order: StartOrder,
): Promise<{ runId: string }> {
  const known = await findStartedRun(deps.db, order.requestId);
  if (known) return { runId: known };
  const entry = findStartable(deps, { id: order.workflowId, pack: order.pack });
  const signal = await signalOf(deps, by, order, entry);
  try {
    await deps.engine.journal.submit(signal.runId, signal);
    return { runId: signal.runId };
  } catch (error) {
    const started = error instanceof StartedAlready && (await findStartedRun(deps.db, order.requestId));
    if (started) return { runId: started };
    throw error;
  }
}

async function signalOf(
  deps: OrderDeps,
  by: Principal,
  order: StartOrder,
  entry: Startable,
): Promise<SignalOf<"startRun">> {
  const { requestId, project, answers, unanswered } = order;
  const { definition } = entry;
  const input = checkRunInput(definition.inputs, order.input);
  const sequence = checkSequence(definition, order.sequence);
  const { values } = await readSettings(deps.auth);
  const { [project]: ofProject = values.oversight } = values.oversightByProject;
  const workflowSha = await pinWorkflow(deps, entry);
  return {
    type: "startRun",
    runId: newId(new Date(deps.engine.clock.now())),
    workflowSha,
    sequence,
    title: order.title?.trim() || titleOf(definition, input),
    input,
    oversight: order.oversight ?? ofProject,
    project,
    answers,
    unanswered,
    by: actorOf(by),
    requestId,
    tags: [...new Set(order.tags)],
    stops: await findStops(deps.db.pool, { project, workflowSha }),
    caps: await readRunCaps(deps.db, project),
    ...(values.deadline === "none" ? {} : { deadline: values.deadline }),
  };
}

/** A workflow of the library that can be used. Refuses with `not-found`, and with `bad-input` a broken one. */
export function findStartable({ library }: Pick<OrderDeps, "library">, wanted: WantedWorkflow): Startable {
  const found = library.get(wanted);
  if (!("entry" in found)) {
    const reason = found.reason === "not-found" ? "not-found" : "bad-input";
    throw new RunRefusal(reason, found.message, { field: "workflowId" });
  }
  const { entry } = found;
  if (!entry.definition) throw refuseBroken(entry);
  return { ...entry, definition: entry.definition };
}

function refuseBroken({ id, problems }: LibraryEntry): RunRefusal {
  const errors = problems.filter(({ severity }) => severity === "error");
  const [first] = errors;
  if (!first) return new RunRefusal("bad-input", `The workflow "${id}" cannot be used.`);
  const { file, line, column, code, message, hint } = first;
  const others = errors.length > 1 ? ` (and ${errors.length - 1} more)` : "";
  const sentence = `The workflow "${id}" has errors and cannot start: ${file}:${line}:${column}: ${message} ${hint}${others}`;
  return new RunRefusal("bad-input", sentence, { field: "workflowId", file, line, column, code });
}

function checkSequence({ id, sequences }: WorkflowDefinition, wanted: string | undefined): string | null {
  if (wanted === undefined || sequences.some(({ name }) => name === wanted)) return wanted ?? null;
  const names = sequences.map(({ name }) => name).join(", ");
  const message = `The workflow "${id}" has no sequence "${wanted}". It has: ${names}.`;
  throw new RunRefusal("bad-input", message, { field: "sequence" });
}
