import { expect, test } from "vitest";
import { openDatabase } from "./client";
import { findWeakSettings } from "./find-weak-settings";
import { createTestDatabase } from "./testing/test-database";

const { url, pool } = await createTestDatabase();

test("commits that do not wait for the disk are named", async () => {
  const weak = openDatabase(`${url}?options=-c%20synchronous_commit%3Doff`);
  expect(await findWeakSettings(weak.pool)).toContain(
    "The database runs with synchronous_commit = off: a crash can lose decisions that were already confirmed. Turn it on.",
  );
  await weak.close();
});

test("what is on is not named", async () => {
  expect((await findWeakSettings(pool)).join()).not.toContain("synchronous_commit");
});
