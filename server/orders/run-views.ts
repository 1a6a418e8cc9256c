import { and, asc, eq, or } from "drizzle-orm";
import type { Database } from "#db/client";
import { runViews } from "#db/tables/run-views";
import { newId } from "#server/auth/new-id";
import type { Principal } from "#server/auth/principal";
import { RunRefusal } from "#workflows/run/refusal";

/** A saved view of the runs list; `isMine`: only then it may be changed. */
export type RunView = {
  id: string;
  name: string;
  query: string;
  columns: string[];
  isTeams: boolean;
  isMine: boolean;
  ownerName: string;
  version: number;
};

/** Without `id` a new one; else over `version`, the one that the writer saw. */
export type RunViewOrder = Pick<RunView, "name" | "query" | "columns" | "isTeams"> & {
  id?: string;
  version?: number;
};

type Deps = { db: Database; now(): Date };

const MOST_OF_ONE = 50;

/** Somebody's own views and the team's, by name. */
export async function listRunViews({ orm }: Database, by: Principal): Promise<RunView[]> {
  const rows = await orm
    .select()
    .from(runViews)
    .where(or(eq(runViews.ownerId, by.id), eq(runViews.isTeams, true)))
    .orderBy(asc(runViews.name), asc(runViews.id))
    .limit(500);
  return rows.map((row) => showView(row, by));
}

/** Refuses with `content-changed` when the view was changed meanwhile, `not-found` for others'. */
export async function saveRunView({ db, now }: Deps, by: Principal, order: RunViewOrder): Promise<RunView> {
  const { id, version, ...content } = order;
  if (id === undefined) return addRunView({ db, now }, by, content);
  const [row] = await db.orm
    .update(runViews)
    .set({ ...content, version: (version ?? 0) + 1, updatedAt: now() })
    .where(and(mine(id, by), eq(runViews.version, version ?? 0)))
    .returning();
  if (row) return showView(row, by);
  const [found] = await db.orm.select().from(runViews).where(mine(id, by));
  if (!found) throw refuseUnknown();
  throw new RunRefusal(
    "content-changed",
    "This view was changed elsewhere meanwhile. Look at it and try again.",
  );
}

export async function removeRunView(
  { db }: Pick<Deps, "db">,
  by: Principal,
  id: string,
): Promise<{ ok: true }> {
  const removed = await db.orm.delete(runViews).where(mine(id, by)).returning();
  if (removed.length === 0) throw refuseUnknown();
  return { ok: true };
}

async function addRunView({ db, now }: Deps, by: Principal, content: Omit<RunViewOrder, "id" | "version">) {
  const owned = await db.orm.$count(runViews, eq(runViews.ownerId, by.id));
  if (owned >= MOST_OF_ONE) {
    throw new RunRefusal("bad-input", `You have ${MOST_OF_ONE} views, which is the most. Remove one first.`);
  }
  const [row] = await db.orm
    .insert(runViews)
    .values({ id: newId(now()), ...content, ownerId: by.id, ownerName: by.name, updatedAt: now() })
    .returning();
  if (!row) throw new Error("The view was not stored.");
  return showView(row, by);
}

function mine(id: string, by: Principal) {
  return and(eq(runViews.id, id), eq(runViews.ownerId, by.id));
}

function refuseUnknown(): RunRefusal {
  return new RunRefusal(
    "not-found",
    "There is no such view of yours; a team's view is changed by who made it.",
  );
}

function showView(row: typeof runViews.$inferSelect, by: Principal): RunView {
  const { id, name, query, columns, isTeams, ownerId, ownerName, version } = row;
  return { id, name, query, columns, isTeams, isMine: ownerId === by.id, ownerName, version };
}
