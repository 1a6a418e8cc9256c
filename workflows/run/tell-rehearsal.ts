import type { WorkflowDefinition } from "../definition/definition";
import type { Json } from "../definition/json";
import { type DefinitionIndex, indexOf, stepNodeOf } from "./definition-index";
import type { RunEvent } from "./events";
import type {
  Rehearsal,
  RehearsalStop,
  RehearsedFinding,
  RehearsedGate,
  RehearsedQuestion,
  RehearsedRun,
  RehearsedStep,
} from "./rehearsal";
import { stepInRun } from "./run-keys";
import { artifactOf, hasEnded, type RunState } from "./run-state";

/** A rehearsed run with what the telling looks up. */
type Told = RehearsedRun & {
  index: DefinitionIndex;
  agents: ReadonlyMap<string, string>;
  findings: ReadonlyMap<string, Json>;
};

type EventOf<T extends RunEvent["type"]> = Extract<RunEvent, { type: T }>;

/** Puts a rehearsed run into lists for people and programs. */
export function tellRehearsal(definition: WorkflowDefinition, run: RehearsedRun): Rehearsal {
  const { state, events } = run;
  const told: Told = {
    ...run,
    index: indexOf(definition, state.sequence),
    agents: agentsIn(events),
    findings: findingsIn(events),
  };
  const steps = events.flatMap((event) => tellStep(told, event));
  return {
    sequence: state.sequence,
    steps,
    skipped: steps.filter(({ outcome }) => outcome === "skipped"),
    gates: eventsOf(told, "approval.requested").flatMap((event) => tellGate(told, event)),
    questions: eventsOf(told, "approval.requested").flatMap((event) => tellQuestion(told, event)),
    findings: eventsOf(told, "step.completed").flatMap((event) => tellFindings(told, event)),
    documents: eventsOf(told, "artifact.made").map(({ data: { stepKey, iteration, name, version, by } }) => ({
      ...{ stepKey, iteration, name, version },
      agent: by.name,
    })),
    handoffs: eventsOf(told, "handoff.made").map(({ data: { stepKey, iteration, handoff } }) => ({
      ...{ stepKey, iteration },
      from: handoff.from_agent,
      to: handoff.to_agent,
      instructions: handoff.instructions,
      documents: handoff.context_ids.flatMap((id) => artifactOf(state, id)?.name ?? []),
    })),
    end: tellEnd(state),
    stoppedAt: tellStop(run),
  };
}

function eventsOf<T extends RunEvent["type"]>({ events }: Told, type: T): EventOf<T>[] {
  return events.filter((event): event is EventOf<T> => event.type === type);
}

/** Who worked at each iteration of each step. */
function agentsIn(events: readonly RunEvent[]): ReadonlyMap<string, string> {
  return new Map(
    events.flatMap(({ type, data }) =>
      type === "step.scheduled" ? [[`${data.stepKey} ${data.iteration}`, data.agent] as const] : [],
    ),
  );
}

/** What was found at each iteration of each step. */
function findingsIn(events: readonly RunEvent[]): ReadonlyMap<string, Json> {
  return new Map(
    events.flatMap(({ type, data }) =>
      type === "finding.recorded"
        ? [
            [
              `${data.stepKey} ${data.iteration} ${data.name.slice(data.name.lastIndexOf("/") + 1)}`,
              data.value,
            ] as const,
          ]
        : [],
    ),
  );
}

function tellStep({ index, state, agents }: Told, event: RunEvent): RehearsedStep[] {
  if (event.type !== "step.completed" && event.type !== "step.skipped" && event.type !== "step.failed")
    return [];
  const { stepKey, iteration } = event.data;
  const node = stepInRun(index, state, stepKey);
  if (!node) return [];
  const only = node.agents.length === 1 ? (node.agents[0] ?? null) : null;
  return [
    {
      ...{ stepKey, iteration, label: node.label },
      agent: agents.get(`${stepKey} ${iteration}`) ?? only,
      outcome: OUTCOMES[event.type],
      reason: event.type === "step.completed" ? null : event.data.sentence,
    },
  ];
}

const OUTCOMES = {
  "step.completed": "completed",
  "step.skipped": "skipped",
  "step.failed": "failed",
} as const;

function tellGate({ state }: Told, { data }: EventOf<"approval.requested">): RehearsedGate[] {
  const { stepKey, iteration, kind, question, role, votesNeeded, approvalId } = data;
  if (kind === "question") return [];
  const action = state.approvals[approvalId]?.decision?.action;
  const decision = action === "approve" || action === "reject" || action === "revise" ? action : null;
  return [{ stepKey, iteration, kind, question, role, votesNeeded, decision }];
}

function tellQuestion({ state }: Told, { data }: EventOf<"approval.requested">): RehearsedQuestion[] {
  const { stepKey, iteration, kind, question, role, options, finding, approvalId } = data;
  if (kind !== "question") return [];
  const answer = state.approvals[approvalId]?.decision?.answer ?? null;
  return [{ stepKey, iteration, name: finding ?? stepKey, question, options, role, answer }];
}

/** What the step's agent is asked, answered or not. */
function tellFindings(
  told: Told,
  { data: { stepKey, iteration } }: EventOf<"step.completed">,
): RehearsedFinding[] {
  return (stepNodeOf(told.index, stepKey)?.asks ?? []).map((name) => ({
    ...{ stepKey, iteration, name },
    agent: told.agents.get(`${stepKey} ${iteration}`) ?? null,
    value: told.findings.get(`${stepKey} ${iteration} ${name}`) ?? null,
  }));
}

function tellEnd({ standing }: RunState): Rehearsal["end"] {
  switch (standing.status) {
    case "completed":
      return { status: "completed", sentence: standing.sentence };
    case "failed":
      return { status: "failed", sentence: standing.because.sentence };
    case "paused":
      return { status: "paused", sentence: standing.sentence };
    default:
      return { status: "paused", sentence: "The rehearsal was stopped." };
  }
}

function tellStop({ state, isCutOff }: RehearsedRun): RehearsalStop | null {
  if (hasEnded(state)) return null;
  if (isCutOff) {
    const sentence = "The run did not end after as many moves as a rehearsal makes.";
    return { stepKey: state.open[0] ?? "", kind: "bound", sentence };
  }
  const approval = state.approvals[state.pendingApprovals[0] ?? ""];
  if (approval) return { stepKey: approval.stepKey, kind: "question", sentence: approval.question };
  const incident = state.incidents[state.openIncidents[0] ?? ""];
  return { stepKey: incident?.stepKey ?? "", kind: "incident", sentence: incident?.because.sentence ?? "" };
}
