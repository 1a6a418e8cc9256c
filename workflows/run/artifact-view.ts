import { z } from "zod";
import { ActorRef } from "./actor";
import { compareIds } from "./compare-ids";
import { itemAt, itemsOf } from "./pages";
import type { ArtifactState, RunState } from "./run-state";

/** One version of a document. */
export const ArtifactView = z.object({
  artifactId: z.string(),
  name: z.string(),
  version: z.number(),
  sha256: z.string(),
  mediaType: z.string(),
  size: z.number(),
  stepKey: z.string(),
  iteration: z.number(),
  taskId: z.string().nullable(),
  by: ActorRef,
  at: z.number(),
  /** Later steps use this version. */
  isAccepted: z.boolean(),
  isLatest: z.boolean(),
});
export type ArtifactView = z.infer<typeof ArtifactView>;

const seen = new WeakMap<ArtifactState, ArtifactView>();

/** Every version, oldest first. Those that did not change are the same objects as the last time, like the steps. */
export function viewArtifacts(state: RunState): ArtifactView[] {
  return itemsOf(state.artifacts)
    .map((artifact) => viewArtifact(state, artifact))
    .sort((a, b) => compareIds(a.artifactId, b.artifactId));
}

function viewArtifact(state: RunState, artifact: ArtifactState): ArtifactView {
  const { artifactId, name } = artifact;
  const document = itemAt(state.documents, name);
  const isAccepted = document?.accepted === artifactId;
  const isLatest = document?.latest === artifactId;
  const last = seen.get(artifact);
  if (last && last.isAccepted === isAccepted && last.isLatest === isLatest) return last;
  const view = { ...artifact, isAccepted, isLatest };
  seen.set(artifact, view);
  return view;
}
