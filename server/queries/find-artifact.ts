import { and, asc, eq } from "drizzle-orm";
import type { Database } from "#db/client";
import { artifacts } from "#db/tables/artifacts";
import { RunRefusal } from "#workflows/run/refusal";
import { type ArtifactRow, showArtifact } from "./artifact-row";
import { readTexts } from "./read-texts";
import type { Reading } from "./reading";
import { type Provenance, traceArtifact } from "./trace-artifact";

/** A version with its text, and all versions of the same document. */
export type ArtifactDetail = ArtifactRow & {
  content: string;
  versions: { id: string; version: number; sha256: string; createdAt: string }[];
};

/** With where it comes from and where it went; null for a version that its run's history does not have. */
export type TracedArtifact = ArtifactDetail & { provenance: Provenance | null };

/** Refuses with `not-found`. */
export async function findTracedArtifact(
  { db, readHistory }: Pick<Reading, "db" | "readHistory">,
  artifactId: string,
): Promise<TracedArtifact> {
  const artifact = await findArtifact(db, artifactId);
  const provenance = traceArtifact(await readHistory(artifact.runId), artifactId) ?? null;
  return { ...artifact, provenance };
}

/** Refuses with `not-found`. */
export async function findArtifact(db: Database, artifactId: string): Promise<ArtifactDetail> {
  const [artifact] = await db.orm.select().from(artifacts).where(eq(artifacts.id, artifactId));
  if (!artifact) throw new RunRefusal("not-found", "There is no such document.");
  const textOf = await readTexts(db, [artifact.sha256]);
  const versions = await listVersions(db, artifact);
  return { ...showArtifact(artifact), content: textOf(artifact.sha256), versions };
}

async function listVersions({ orm }: Database, artifact: Pick<ArtifactRow, "runId" | "name">) {
  const { id, version, sha256, createdAt, runId, name } = artifacts;
  const found = await orm
    .select({ id, version, sha256, createdAt })
    .from(artifacts)
    .where(and(eq(runId, artifact.runId), eq(name, artifact.name)))
    .orderBy(asc(version));
  return found.map((other) => ({ ...other, createdAt: other.createdAt.toISOString() }));
}
