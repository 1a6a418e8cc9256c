import type { Client } from "pg";

/** A migration's SHA-256 and its place in time (epoch ms), as drizzle records both. */
export type KnownMigration = { hash: string; madeAt: number };

/**
 * Throws a sentence unless the database is empty or holds only migrations that this version knows (P14, P20).
 */
export async function refuseForeignSchema(client: Client, migrationsTable: string, known: KnownMigration[]) {
  const applied = await readApplied(client, migrationsTable);
  if (!applied) return refuseOtherTables(client);
  const knownHashes = new Set(known.map((migration) => migration.hash));
  const unknown = applied.filter((migration) => !knownHashes.has(migration.hash));
  if (unknown.length === 0) return;
  const newest = Math.max(...known.map((migration) => migration.madeAt));
  const isNewer = unknown.every((migration) => migration.madeAt > newest);
  throw new Error(isNewer ? NEWER_SENTENCE : DIFFERENT_SENTENCE);
}

const NEWER_SENTENCE =
  "This database was migrated by a newer version of BotArmy. Start that version, or give this one another database (DATABASE_URL, BOTARMY_HOME).";
const DIFFERENT_SENTENCE =
  "This database was migrated by a different build of BotArmy whose schema is not the one of this version. Start that build, or give this one another database (DATABASE_URL, BOTARMY_HOME).";

async function readApplied(client: Client, migrationsTable: string): Promise<KnownMigration[] | undefined> {
  const { rows } = await client.query<{ found: string | null }>("select to_regclass($1) as found", [
    `public.${migrationsTable}`,
  ]);
  if (!rows[0]?.found) return undefined;
  const applied = await client.query<{ hash: string; made_at: string }>(
    `select hash, created_at as made_at from public.${migrationsTable} order by created_at`,
  );
  return applied.rows.map((row) => ({ hash: row.hash, madeAt: Number(row.made_at) }));
}

async function refuseOtherTables(client: Client): Promise<void> {
  const { rows } = await client.query<{ name: string }>(
    `select c.relname as name from pg_class c
     where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')
       and not exists (select from pg_depend d where d.objid = c.oid and d.deptype = 'e')
     order by 1 limit 3`,
  );
  if (rows.length === 0) return;
  const names = rows.map((row) => row.name).join(", ");
  throw new Error(
    `This database belongs to something else: it already has tables (${names}). Give BotArmy an empty database of its own in DATABASE_URL.`,
  );
}
