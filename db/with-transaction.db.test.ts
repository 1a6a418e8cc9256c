import { beforeAll, expect, test } from "vitest";
import { createTestDatabase } from "#db/testing/test-database";
import { withTransaction } from "./with-transaction";

const { pool } = await createTestDatabase();

beforeAll(async () => {
  await pool.query("create table notes (id int primary key)");
});

async function countNotes(): Promise<number> {
  const { rows } = await pool.query<{ count: number }>("select count(*) from notes");
  return rows[0]?.count ?? Number.NaN;
}

test("what the work returns comes back after the commit", async () => {
  const answer = await withTransaction(pool, async (client) => {
    await client.query("insert into notes values (1)");
    return "done";
  });
  expect(answer).toBe("done");
  expect(await countNotes()).toBe(1);
});

test("an error rolls everything back and comes out unchanged", async () => {
  const failure = new Error("no");
  const work = withTransaction(pool, async (client) => {
    await client.query("insert into notes values (2)");
    throw failure;
  });
  await expect(work).rejects.toBe(failure);
  expect(await countNotes()).toBe(1);
});

test("a commit over a failed statement is an error, not a silent rollback", async () => {
  const work = withTransaction(pool, async (client) => {
    await client.query("insert into notes values (1)").catch(() => "swallowed");
  });
  await expect(work).rejects.toThrow("nothing was committed");
});

test("P6: a connection that breaks in the middle is never reused", async () => {
  const work = withTransaction(pool, (client) =>
    client.query("select pg_terminate_backend(pg_backend_pid())"),
  );
  await expect(work).rejects.toThrow();
  expect(pool.totalCount).toBe(0);
  expect(await countNotes()).toBe(1);
});
