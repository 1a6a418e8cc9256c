import { and, asc, eq, sql } from "drizzle-orm";
import { artifacts } from "#db/tables/artifacts";
import type { Page } from "#server/auth/members";
import { RunRefusal } from "#workflows/run/refusal";
import { acceptedOf, latestOf } from "#workflows/run/run-state";
import { type ArtifactRow, showArtifact } from "./artifact-row";
import type { Reading } from "./reading";

/** `isAccepted`: later steps use this version. */
export type ListedArtifact = ArtifactRow & { isLatest: boolean; isAccepted: boolean };

/** Every version of every document of a run, by name and version. Refuses with `not-found`. */
export async function listArtifacts(
  { db, readRun }: Pick<Reading, "db" | "readRun">,
  runId: string,
  { cursor, limit }: { cursor?: string; limit: number },
): Promise<Page<ListedArtifact>> {
  const state = await readRun(runId);
  if (!state) throw new RunRefusal("not-found", "There is no such run.");
  const behind =
    cursor === undefined
      ? undefined
      : sql`(${artifacts.name}, ${artifacts.version}) > (select name, version from artifacts where id = ${cursor})`;
  const found = await db.orm
    .select()
    .from(artifacts)
    .where(and(eq(artifacts.runId, runId), behind))
    .orderBy(asc(artifacts.name), asc(artifacts.version))
    .limit(limit + 1);
  const items = found.slice(0, limit).map((artifact) => ({
    ...showArtifact(artifact),
    isLatest: latestOf(state, artifact.name)?.artifactId === artifact.id,
    isAccepted: acceptedOf(state, artifact.name) === artifact.id,
  }));
  return { items, nextCursor: found.length > limit ? (items.at(-1)?.id ?? null) : null };
}
