import type { RunAlerts, TightBudget } from "#server/queries/read-run-alerts";
import type { RunView } from "#workflows/run/run-view";
import { formatCost } from "../../../_ui/format-cost";
import type { IncidentPlace } from "../orders/say-incident-choice";

/** What one must know before anything else on the page; times in epoch milliseconds. */
export type RunAlert =
  | { kind: "no-worker"; sentence: string; since: number }
  | { kind: "incident"; id: string; at: number; place: IncidentPlace }
  | { kind: "paused"; sentence: string; since: number }
  | { kind: "halt"; by: string }
  | { kind: "stalled"; sentence: string; since: number }
  | { kind: "newer-version"; sentence: string }
  | { kind: "budget"; sentence: string };

/** A worker that is there takes a step within a second. */
const NO_WORKER_MS = 10_000;

/** Worst first (experience.md 2); `now` in epoch milliseconds, `around` what the server sees beside the events. */
export function listAlerts(view: RunView, now: number, around?: RunAlerts): RunAlert[] {
  const known = view.finishedAt === null ? around : undefined;
  return [
    ...noWorker(view, now),
    ...stalled(view, known),
    ...pause(view),
    ...incidents(view),
    ...halt(view),
    ...newerVersion(known),
    ...(known?.tightBudgets ?? []).map(sayBudget),
  ];
}

/** One line, however many steps the silent worker had. */
function stalled({ steps }: RunView, around: RunAlerts | undefined): RunAlert[] {
  const atWork = (around?.stalled ?? []).flatMap(({ stepKey, since }) => {
    const step = steps.find((one) => one.stepKey === stepKey && one.stage === "working");
    return step ? [{ label: step.label, since: Date.parse(since) }] : [];
  });
  const [first, ...others] = atWork;
  if (!first) return [];
  const what = others.length === 0 ? `“${first.label}”` : `“${first.label}” and other steps`;
  const sentence = `The worker at ${what} does not answer. Another takes over by itself within seconds.`;
  return [{ kind: "stalled", sentence, since: first.since }];
}

function newerVersion(around: RunAlerts | undefined): RunAlert[] {
  if (!around?.newerVersion) return [];
  const version = around.newerVersion.slice(0, 7);
  const sentence = `The workflow has a newer version (${version}). This run goes on with its own; a new run takes the newer.`;
  return [{ kind: "newer-version", sentence }];
}

function sayBudget({ per, unit, used, limit }: TightBudget): RunAlert {
  const write = unit === "cost" ? formatCost : (count: number) => `${count.toLocaleString("en")} tokens`;
  const whose = per === "run" ? "of this run" : "of the project for today";
  const percent = Math.round((100 * used) / limit);
  return {
    kind: "budget",
    sentence: `${percent} % of the budget ${whose} is used: ${write(used)} of ${write(limit)}.`,
  };
}

/** From when on the run says that no worker takes its steps; null while none waits for one. */
export function noWorkerFrom(view: RunView): number | null {
  const oldest = oldestQueued(view);
  return oldest && oldest.at + NO_WORKER_MS;
}

function noWorker(view: RunView, now: number): RunAlert[] {
  const oldest = oldestQueued(view);
  if (!oldest || now < oldest.at + NO_WORKER_MS) return [];
  const sentence = `No worker has taken “${oldest.label}” yet. All may be busy, or none runs: “npm run worker” starts one.`;
  return [{ kind: "no-worker", sentence, since: oldest.at }];
}

function oldestQueued({ steps, status }: RunView): { at: number; label: string } | null {
  if (status !== "running") return null;
  const queued = steps.flatMap(({ stage, scheduledAt: at, label }) =>
    stage === "queued" && at !== null ? [{ at, label }] : [],
  );
  return queued.sort((one, other) => one.at - other.at)[0] ?? null;
}

function incidents(view: RunView): RunAlert[] {
  return view.incidents
    .filter(({ open }) => open)
    .map((incident) => ({
      kind: "incident",
      id: incident.incidentId,
      at: incident.openedAt,
      place: placeOf(view, incident),
    }));
}

/** Where an incident is: a step, or a block such as a loop. */
export function placeOf(
  { runId, steps, blocks }: Pick<RunView, "runId" | "steps" | "blocks">,
  { incidentId, stepKey, because }: RunView["incidents"][number],
): IncidentPlace {
  const step = steps.find((one) => one.stepKey === stepKey);
  const block = blocks.find(({ key }) => key === stepKey);
  const label = step?.label ?? block?.label ?? stepKey;
  const { sentence } = because;
  return {
    runId,
    incidentId,
    stepKey,
    label,
    agent: step?.agent ?? null,
    sentence,
    isBlock: block !== undefined,
  };
}

function pause({ status, reason, waiting }: RunView): RunAlert[] {
  if (status !== "paused" || reason?.code !== "person") return [];
  return [{ kind: "paused", sentence: reason.sentence, since: waiting?.since ?? 0 }];
}

function halt({ haltRequestedBy, finishedAt }: RunView): RunAlert[] {
  return haltRequestedBy && finishedAt === null ? [{ kind: "halt", by: haltRequestedBy.name }] : [];
}
