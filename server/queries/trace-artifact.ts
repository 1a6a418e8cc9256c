import type { FactOf, RunEvent } from "#workflows/run/events";

/** A version of a document, by name. */
export type VersionRef = { artifactId: string; name: string; version: number; sha256: string };

/** What became of a request about a version; `at` as ISO 8601. */
export type DecisionTrace = Pick<
  FactOf<"approval.decided">["data"],
  "approvalId" | "action" | "by" | "comment" | "contentSha256"
> & { at: string };

/** Where a version comes from and where it went (product.md 5, 8.6). */
export type Provenance = {
  stepKey: string;
  /** The attempt that made it; null when a person did. */
  task: { taskId: string; agent: string; attempt: number } | null;
  /** What it was made of: exactly what the agent was given, or the version that a person amended. */
  inputs: VersionRef[];
  /** Decisions about it, or the one that made it, in order. */
  decisions: DecisionTrace[];
  /** Attempts that were given it. */
  usedBy: { taskId: string; stepKey: string; agent: string }[];
};

/** Reads a version's provenance from its run's history; undefined when the history does not have it. */
export function traceArtifact(history: RunEvent[], artifactId: string): Provenance | undefined {
  const made = eventsOf(history, "artifact.made");
  const own = made.find(({ data }) => data.artifactId === artifactId);
  if (!own) return undefined;
  const scheduled = eventsOf(history, "step.scheduled").map(({ data }) => data);
  const task = scheduled.find(({ taskId }) => taskId === own.data.taskId);
  const versions = new Map(made.map(({ data }) => [data.artifactId, refOf(data)]));
  return {
    stepKey: own.data.stepKey,
    task: task ? { taskId: task.taskId, agent: task.agent, attempt: task.attempt } : null,
    inputs: task
      ? task.given.flatMap((id) => versions.get(id) ?? [])
      : amendedBy(own, [...versions.values()]),
    decisions: task ? decisionsOn(history, artifactId) : decisionThatMade(history, own),
    usedBy: scheduled
      .filter(({ given }) => given.includes(artifactId))
      .map(({ taskId, stepKey, agent }) => ({ taskId, stepKey, agent })),
  };
}

type EventOf<Type extends RunEvent["type"]> = Extract<RunEvent, { type: Type }>;

function eventsOf<Type extends RunEvent["type"]>(history: RunEvent[], type: Type): EventOf<Type>[] {
  return history.filter((event): event is EventOf<Type> => event.type === type);
}

function refOf({ artifactId, name, version, sha256 }: FactOf<"artifact.made">["data"]): VersionRef {
  return { artifactId, name, version, sha256 };
}

/** The version before: a person starts from what the agent wrote. */
function amendedBy({ data }: EventOf<"artifact.made">, versions: VersionRef[]): VersionRef[] {
  return versions.filter(({ name, version }) => name === data.name && version === data.version - 1);
}

function decisionsOn(history: RunEvent[], artifactId: string): DecisionTrace[] {
  const about = eventsOf(history, "approval.requested")
    .filter(
      ({ data }) =>
        data.artifactId === artifactId || data.outputs.some((one) => one.artifactId === artifactId),
    )
    .map(({ data }) => data.approvalId);
  return eventsOf(history, "approval.decided")
    .filter(({ data }) => about.includes(data.approvalId))
    .map(traceOf);
}

/** A person's version and the decision it was handed in with stand side by side in the history. */
function decisionThatMade(history: RunEvent[], { seq, data }: EventOf<"artifact.made">): DecisionTrace[] {
  const amends = eventsOf(history, "approval.decided").filter(
    (decided) => decided.data.action === "amend" && decided.data.stepKey === data.stepKey,
  );
  const nearest = amends.sort((one, other) => Math.abs(one.seq - seq) - Math.abs(other.seq - seq))[0];
  return nearest ? [traceOf(nearest)] : [];
}

function traceOf({ at, data }: EventOf<"approval.decided">): DecisionTrace {
  const { approvalId, action, by, comment, contentSha256 } = data;
  return { approvalId, action, by, comment, contentSha256, at: new Date(at).toISOString() };
}
