import pg from "pg";
import { expect, inject, onTestFinished, test, vi } from "vitest";
import { migrate } from "./migrate";
import { createEmptyDatabase, dropDatabase, nameOf } from "./testing/template";

/** A database without any table. */
async function emptyDatabase(): Promise<string> {
  const { url: serverUrl } = inject("testServer");
  const url = await createEmptyDatabase(serverUrl);
  onTestFinished(() => dropDatabase(serverUrl, nameOf(url)));
  return url;
}

async function connect(url: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  onTestFinished(() => client.end());
  return client;
}

async function readSchema(client: pg.Client): Promise<unknown[]> {
  const columns = await client.query(
    `select table_name, column_name, data_type from information_schema.columns
     where table_schema = 'public' order by 1, 2`,
  );
  return columns.rows;
}

test("migrating twice changes nothing and gives the same instance id", async () => {
  const url = await emptyDatabase();
  const first = await migrate(url);
  const client = await connect(url);
  const schema = await readSchema(client);
  expect(schema.length).toBeGreaterThan(0);
  expect(await migrate(url)).toEqual(first);
  expect(await readSchema(client)).toEqual(schema);
});

test("two databases have two instance ids", async () => {
  const [one, other] = await Promise.all([migrate(await emptyDatabase()), migrate(await emptyDatabase())]);
  expect(one.instanceId).not.toBe(other.instanceId);
});

test("P14: five programs that migrate at once all succeed", async () => {
  const url = await emptyDatabase();
  const answers = await Promise.all(Array.from({ length: 5 }, () => migrate(url)));
  expect(new Set(answers.map((answer) => answer.instanceId)).size).toBe(1);
});

test("P20: a database with tables of something else is refused and left as it was", async () => {
  const url = await emptyDatabase();
  const client = await connect(url);
  await client.query("create table customers (id int)");
  await expect(migrate(url)).rejects.toThrow("it already has tables (customers)");
  expect(await readSchema(client)).toEqual([expect.objectContaining({ table_name: "customers" })]);
});

test("P14: a database that a newer version migrated is refused", async () => {
  const url = await emptyDatabase();
  await migrate(url);
  const client = await connect(url);
  await client.query("insert into botarmy_migrations (hash, created_at) values ('later', 9999999999999)");
  await expect(migrate(url)).rejects.toThrow("migrated by a newer version of BotArmy");
});

test("a database whose migration was another one is refused", async () => {
  const url = await emptyDatabase();
  await migrate(url);
  const client = await connect(url);
  await client.query("update botarmy_migrations set hash = 'edited'");
  await expect(migrate(url)).rejects.toThrow("migrated by a different build of BotArmy");
});

/** Another session holds the table that every migration writes to. */
async function blockMigrations(url: string): Promise<pg.Client> {
  const blocker = await connect(url);
  await blocker.query(
    "create table botarmy_migrations (id serial primary key, hash text not null, created_at bigint)",
  );
  await blocker.query("begin");
  await blocker.query("lock table botarmy_migrations");
  return blocker;
}

test("P13: a lock on a table is waited for again and again", async () => {
  const url = await emptyDatabase();
  const blocker = await blockMigrations(url);
  const watcher = await connect(url);
  const listWaits = async () => {
    const { rows } = await watcher.query(
      "select query_start from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()",
    );
    return rows.map((row) => String(row.query_start));
  };
  const migrated = migrate(url, 300);
  const waits = new Set<string>();
  await vi.waitFor(async () => {
    for (const wait of await listWaits()) waits.add(wait);
    expect(waits.size).toBeGreaterThan(1);
  }, 60_000);
  await blocker.query("rollback");
  await expect(migrated).resolves.toHaveProperty("instanceId");
});

test("P13: a lock that is never given back ends the migration with a sentence", async () => {
  const url = await emptyDatabase();
  await blockMigrations(url);
  await expect(migrate(url, 50)).rejects.toThrow(
    "another session holds a lock on its tables. Nothing was changed.",
  );
});

test("a database that cannot be reached is named without its password", async () => {
  const url = "postgres://me:hunter2@127.0.0.1:1/army";
  await expect(migrate(url)).rejects.toThrow(
    "The database 127.0.0.1:1/army cannot be reached (ECONNREFUSED).",
  );
});
