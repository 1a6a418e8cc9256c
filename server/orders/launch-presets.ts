import { and, asc, eq, or, sql } from "drizzle-orm";
import type { Database } from "#db/client";
import { launchPresets } from "#db/tables/launch-presets";
import type { Principal } from "#server/auth/principal";
import type { LaunchSettings } from "#workflows/run/launch-settings";
import { RunRefusal } from "#workflows/run/refusal";

/** A saved launch; `isMine`: only then it may be changed. */
export type LaunchPreset = {
  id: string;
  name: string;
  pack: string;
  workflowId: string;
  settings: LaunchSettings;
  isTeams: boolean;
  isMine: boolean;
  ownerName: string;
  version: number;
  updatedAt: string;
};

/** `id` is made by the client; `version` is the one that the writer saw, 0 for a new preset. */
export type PresetOrder = Omit<LaunchPreset, "isMine" | "ownerName" | "updatedAt">;

type Deps = { db: Database; now(): Date };

const MOST_OF_ONE = 50;
const MOST_LISTED = 500;

/** Somebody's own presets and the team's, by name. */
export async function listPresets({ orm }: Database, by: Principal): Promise<LaunchPreset[]> {
  const rows = await orm
    .select()
    .from(launchPresets)
    .where(or(eq(launchPresets.ownerId, by.id), eq(launchPresets.isTeams, true)))
    .orderBy(asc(launchPresets.name), asc(launchPresets.id))
    .limit(MOST_LISTED);
  return rows.map((row) => showPreset(row, by));
}

/**
 * Saves a preset, a new one or over the version that the writer saw; sent again it stays the one. Refuses with
 * `content-changed` when it was changed or removed meanwhile, or is somebody else's.
 */
export async function savePreset(
  { db, now }: Deps,
  by: Principal,
  order: PresetOrder,
): Promise<LaunchPreset> {
  const { id, version, ...content } = order;
  if (version === 0) await refuseTooMany(db, by);
  const written = { ...content, version: version + 1, updatedAt: now() };
  const saved =
    version === 0
      ? await db.orm
          .insert(launchPresets)
          .values({ id, ...written, ownerId: by.id, ownerName: by.name })
          // The same order again, after its answer was lost.
          .onConflictDoUpdate({
            target: launchPresets.id,
            set: { name: sql`excluded.name` },
            setWhere: and(eq(launchPresets.ownerId, by.id), eq(launchPresets.version, 1)),
          })
          .returning()
      : await db.orm
          .update(launchPresets)
          .set(written)
          .where(and(mine(id, by), eq(launchPresets.version, version)))
          .returning();
  const [row] = saved;
  if (row) return showPreset(row, by);
  throw new RunRefusal(
    "content-changed",
    "This preset was changed or removed meanwhile, or is somebody else's. Load the page anew, or save it under another name.",
  );
}

/** Refuses with `not-found` what is not there, or not one's own. */
export async function removePreset(db: Database, by: Principal, id: string): Promise<{ ok: true }> {
  const removed = await db.orm.delete(launchPresets).where(mine(id, by)).returning({ id: launchPresets.id });
  if (removed.length > 0) return { ok: true };
  throw new RunRefusal(
    "not-found",
    "There is no such preset of yours; a team's preset is removed by who made it.",
  );
}

async function refuseTooMany({ orm }: Database, by: Principal): Promise<void> {
  const owned = await orm.$count(launchPresets, eq(launchPresets.ownerId, by.id));
  if (owned < MOST_OF_ONE) return;
  throw new RunRefusal("bad-input", `You have ${MOST_OF_ONE} presets, which is the most. Remove one first.`);
}

function mine(id: string, by: Principal) {
  return and(eq(launchPresets.id, id), eq(launchPresets.ownerId, by.id));
}

function showPreset(row: typeof launchPresets.$inferSelect, by: Principal): LaunchPreset {
  const { ownerId, updatedAt, ...shown } = row;
  return { ...shown, isMine: ownerId === by.id, updatedAt: updatedAt.toISOString() };
}
