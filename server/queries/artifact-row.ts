import type { artifacts } from "#db/tables/artifacts";

type Stored = typeof artifacts.$inferSelect;

/** One version of a document. `madeBy`: the agent with its task, or the person who amended it. */
export type ArtifactRow = {
  id: string;
  runId: string;
  name: string;
  version: number;
  sha256: string;
  mediaType: string;
  /** Bytes. */
  size: number;
  stepKey: string;
  iteration: number;
  madeBy: { kind: "task" | "person"; id: string; name: string; taskId: string | null };
  createdAt: string;
};

export function showArtifact({ byId, byName, taskId, createdAt, ...artifact }: Stored): ArtifactRow {
  const kind = taskId === null ? "person" : "task";
  return {
    ...artifact,
    madeBy: { kind, id: byId, name: byName, taskId },
    createdAt: createdAt.toISOString(),
  };
}
