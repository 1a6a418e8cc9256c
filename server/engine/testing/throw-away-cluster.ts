import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { startEmbeddedPostgres } from "#db/embedded/start-embedded-postgres";
import { migrate } from "#db/migrate";

const silent = { info() {}, warn() {}, error() {} };

/** A Postgres of one test file, migrated, that may be ended at any moment (K1). */
export type ThrowAwayCluster = {
  url: string;
  /** Ends it as a power cut would; it is started again on the same port by itself. */
  crash(): void;
  /** Takes writes no more, or again, in every session (P4). */
  setReadOnly(isReadOnly: boolean): Promise<void>;
  remove(): Promise<void>;
};

export async function startThrowAwayCluster(): Promise<ThrowAwayCluster> {
  const home = mkdtempSync(join(tmpdir(), `botarmy-test-${process.pid}-`));
  const settings = { fsync: "off", full_page_writes: "off" };
  const postgres = await startEmbeddedPostgres({ home, settings, log: silent, ifRunning: "refuse" });
  await migrate(postgres.url);
  return {
    url: postgres.url,
    crash: () => process.kill(postgres.pid, "SIGQUIT"),
    setReadOnly: async (isReadOnly) => {
      const client = new pg.Client({ connectionString: postgres.url });
      await client.connect();
      await client.query(`alter system set default_transaction_read_only = ${isReadOnly ? "on" : "off"}`);
      await client.query("select pg_reload_conf()");
      await client.end();
    },
    async remove() {
      await postgres.stop();
      rmSync(home, { recursive: true, force: true });
    },
  };
}
