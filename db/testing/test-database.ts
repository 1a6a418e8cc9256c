import { afterAll, inject } from "vitest";
import { type Database, openDatabase } from "#db/client";
import type { Log } from "#db/log";
import { copyTemplate, dropDatabase, nameOf } from "./template";

/** An open database; `url` is for other processes and for a second `openDatabase`. */
export type TestDatabase = Database & { url: string };

/** Tests break connections on purpose. */
const silent: Log = { info() {}, warn() {}, error() {} };

/**
 * A migrated, empty database of its own for a test file, dropped when the file is done.
 * Call it at the top level of a `*.db.test.ts`: `const { pool, orm, url } = await createTestDatabase();`
 */
export async function createTestDatabase(): Promise<TestDatabase> {
  const { url: serverUrl, template } = inject("testServer");
  const url = await copyTemplate(serverUrl, template);
  // On a slow machine hundreds of waits for the same few connections take their time.
  const options = { applicationName: "botarmy test", connectTimeoutMs: 60_000, log: silent };
  const database = openDatabase(url, options);
  afterAll(async () => {
    await database.close();
    await dropDatabase(serverUrl, nameOf(url));
  });
  return { ...database, url };
}
