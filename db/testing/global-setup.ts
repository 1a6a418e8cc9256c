import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestProject } from "vitest/node";
import { isAlive } from "#db/embedded/process-table";
import { startEmbeddedPostgres } from "#db/embedded/start-embedded-postgres";
import { dropDatabase, makeTemplate } from "./template";

declare module "vitest" {
  export interface ProvidedContext {
    /** The server of this test run and the migrated database that test databases are copied from. */
    testServer: { url: string; template: string };
  }
}

const PREFIX = "botarmy-test-";

/**
 * One throw-away server per test run, or the one in TEST_DATABASE_URL. fsync is off, which is as safe as on
 * when a process is killed (not when the machine is); commits are synchronous as in production.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const server = process.env.TEST_DATABASE_URL ? lent(process.env.TEST_DATABASE_URL) : await startThrowAway();
  const template = await makeTemplate(server.url);
  project.provide("testServer", { url: server.url, template });
  return async () => {
    await dropDatabase(server.url, template);
    await server.stop();
  };
}

type TestServer = { url: string; stop(): Promise<void> };

function lent(url: string): TestServer {
  return { url, stop: async () => {} };
}

async function startThrowAway(): Promise<TestServer> {
  removeLeftovers();
  const home = mkdtempSync(join(tmpdir(), `${PREFIX}${process.pid}-`));
  const settings = { fsync: "off", full_page_writes: "off", max_connections: "300" };
  const postgres = await startEmbeddedPostgres({ home, settings, log: console, ifRunning: "refuse" });
  return {
    url: postgres.url,
    async stop() {
      await postgres.stop();
      rmSync(home, { recursive: true });
    },
  };
}

/** A killed test run leaves its folder; its server has ended with it. */
function removeLeftovers(): void {
  for (const name of readdirSync(tmpdir())) {
    if (!name.startsWith(PREFIX)) continue;
    const maker = Number(name.slice(PREFIX.length).split("-")[0]);
    if (!isAlive(maker)) rmSync(join(tmpdir(), name), { recursive: true, force: true });
  }
}
