import type { ActorRef } from "./actor";
import { latestOf } from "./run-state";
import type { DocumentRef } from "./signals";
import type { StepOutput } from "./step-output";
import type { Turn } from "./turn";

/** Stores a document as the next version of its name; returns it as a step's output. */
export function makeArtifact(
  turn: Turn,
  stepKey: string,
  document: DocumentRef,
  by: ActorRef,
  taskId: string | null,
): StepOutput {
  const { runId, counts } = turn.state;
  const artifactId = `${runId}-d${counts.artifacts + 1}`;
  const version = (latestOf(turn.state, document.name)?.version ?? 0) + 1;
  turn.record("artifact.made", { ...turn.place(stepKey), artifactId, ...document, version, taskId, by });
  return { name: document.name, artifactId };
}
