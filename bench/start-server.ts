import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startEmbeddedPostgres } from "#db/embedded/start-embedded-postgres";
import type { Log } from "#db/log";
import { copyTemplate, dropDatabase, makeTemplate, nameOf } from "#db/testing/template";

/** Only what goes wrong is printed. */
export const quietLog: Log = {
  info() {},
  warn: (message) => console.warn(message),
  error: (message) => console.error(message),
};

export type BenchServer = {
  /** A new, migrated database: each round starts with empty tables. */
  makeDatabase(): Promise<{ url: string; drop(): Promise<void> }>;
  stop(): Promise<void>;
};

/** A Postgres of our own in a throw-away folder, with the product's settings: every commit is on the disk. */
export async function startServer(): Promise<BenchServer> {
  const home = mkdtempSync(join(tmpdir(), "botarmy-bench-"));
  const postgres = await startEmbeddedPostgres({ home, log: quietLog, ifRunning: "refuse" });
  const template = await makeTemplate(postgres.url);
  return {
    async makeDatabase() {
      const url = await copyTemplate(postgres.url, template);
      return { url, drop: () => dropDatabase(postgres.url, nameOf(url)) };
    },
    async stop() {
      await postgres.stop();
      rmSync(home, { recursive: true });
    },
  };
}
