import { afterAll, expect, inject, test } from "vitest";
import { openDatabase } from "./client";
import { installation } from "./tables/installation";
import { createTestDatabase } from "./testing/test-database";

const { url, pool: other } = await createTestDatabase();
const warnings: string[] = [];
const log = { info() {}, warn: (message: string) => warnings.push(message), error() {} };
const { pool, orm, close } = openDatabase(url, { max: 3, applicationName: "under test", log });
afterAll(close);

async function terminateAll(): Promise<void> {
  await other.query(
    "select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'under test'",
  );
}

/** A query of the pool that may meet a connection which has just been cut. */
const countOne = () =>
  pool.query("select 1").then(
    ({ rowCount }) => rowCount,
    () => 0,
  );

test("nothing connects before the first query", async () => {
  const nowhere = openDatabase("postgres://nobody@127.0.0.1:1/nothing");
  expect(nowhere.pool.totalCount).toBe(0);
  await nowhere.close();
});

test("an int8 is a number, a timestamptz a Date, a numeric a string", async () => {
  const { rows } = await pool.query("select 2::int8 as n, 'epoch'::timestamptz as t, 1.10::numeric as d");
  expect(rows).toEqual([{ n: 2, t: new Date(0), d: "1.10" }]);
});

test("an int8 beyond what a number holds is an error, not another number", async () => {
  await expect(pool.query("select 9007199254740993::int8")).rejects.toThrow("does not fit a number");
});

test("the tables are read through the orm", async () => {
  const [row] = await orm.select().from(installation);
  expect(row?.createdAt).toBeInstanceOf(Date);
});

test("P2: idle connections that are cut are reported and replaced", async () => {
  await Promise.all([1, 2, 3].map(() => pool.query("select pg_sleep(0.05)")));
  warnings.length = 0;
  await terminateAll();
  await expect.poll(() => warnings.length).toBeGreaterThan(0);
  await expect.poll(countOne).toBe(1);
});

test("P2: a connection that is cut while it is lent out does not end the program", async () => {
  const client = await pool.connect();
  await terminateAll();
  await expect(client.query("select 1")).rejects.toThrow();
  client.release(true);
  await expect.poll(countOne).toBe(1);
});

test("commits are synchronous and transactions READ COMMITTED", async () => {
  const { rows } = await pool.query(
    "select current_setting('synchronous_commit') as commit, current_setting('transaction_isolation') as level",
  );
  expect(rows).toEqual([{ commit: "on", level: "read committed" }]);
});

test("each test file has a database of its own", () => {
  expect(url).not.toContain(inject("testServer").template);
});
