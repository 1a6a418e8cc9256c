import { findWeakSettings } from "#db/find-weak-settings";
import { projectRoot } from "#db/project-root";
import { type Auth, createAuth } from "./auth/auth";
import { readSettings } from "./auth/settings";
import { ownerExists } from "./auth/setup";
import { type Config, isLoopback, listNotifySecrets, readConfig } from "./config";
import type { Engine } from "./engine/engine";
import { createMetrics } from "./http/metrics";
import { libraryFolders } from "./library/library-folders";
import { openLibrary } from "./library/open-library";
import { createLog, type Log } from "./log";
import { openEngine } from "./open-engine";
import { openNotifier } from "./open-notifier";
import { BulkCarrier } from "./orders/bulk/bulk-carrier";
import { countWork } from "./queries/count-work";
import { RetentionRounds } from "./retention/retention-rounds";
import { endWith, type Running, stopAll } from "./running";
import { type StartedDatabase, startDatabase } from "./start-database";
import { startWeb } from "./start-web";

async function main(): Promise<void> {
  const config = readConfig();
  const log = createLog({ secrets: listSecrets(config), isForPeople: process.stdout.isTTY });
  const running: Running = [];
  endWith(running, log);
  try {
    await start(config, log, running);
  } catch (error) {
    await stopAll(running, log);
    throw error;
  }
}

function listSecrets({ apiKey, setupToken, databaseUrl, providers, notify }: Config) {
  const { openai, anthropic, google, compatible } = providers;
  const keys = [apiKey, setupToken, databaseUrl, openai, anthropic, google, compatible?.apiKey];
  return [...keys, ...listNotifySecrets(notify)];
}

async function start(config: Config, log: Log, running: Running): Promise<void> {
  const database = await startDatabase(config, log);
  running.unshift({ stop: () => stopDatabase(database) });
  for (const weakness of await findWeakSettings(database.db.pool)) log.warn(weakness);
  const auth = createAuth({ db: database.db, ...pick(config) });
  await refuseOpenHost(config, auth);
  const library = await openLibrary({ folders: libraryFolders(config, projectRoot), log });
  running.unshift({ stop: () => library.close() });
  const metrics = config.hasMetrics ? createMetrics({ auth, countWork: () => countWork(database.db) }) : null;
  const ground = { database, auth, library, metrics };
  const { engine, live } = openEngine(config, log, ground);
  const onTrouble = (message: string, error: unknown) => log.warn({ err: error }, message);
  const bulk = new BulkCarrier({ auth, engine, onTrouble });
  await engine.learnTime();
  if (config.roles.web) await startWeb(config, log, { ...ground, engine, live, bulk }, running);
  await engine.start();
  bulk.start();
  running.splice(Math.max(0, running.length - 2), 0, { stop: () => stopMoving(engine, bulk) });
  const notifier = openNotifier(config, log, database.db, engine);
  notifier.start();
  running.unshift({ stop: () => notifier.stop() });
  if (config.roles.worker) startRetention(database, auth, onTrouble, running);
  if (!config.roles.web) log.info(`The worker ${engine.workerId} is at work.`);
}

function startRetention(
  { db }: StartedDatabase,
  auth: Auth,
  onTrouble: (message: string, error: unknown) => void,
  running: Running,
): void {
  const readKnown = async () => (await readSettings(auth)).values;
  const rounds = new RetentionRounds({ pool: db.pool, readSettings: readKnown, onTrouble });
  rounds.start();
  running.unshift(rounds);
}

/** Orders that are under way end before what carries them out. */
async function stopMoving(engine: Engine, bulk: BulkCarrier): Promise<void> {
  await bulk.stop();
  await engine.stop();
}

function pick({ apiKey, setupToken, publicUrl }: Config) {
  return { apiKey, setupToken, publicUrl };
}

async function stopDatabase({ db, embedded }: StartedDatabase): Promise<void> {
  await db.close();
  await embedded?.stop();
}

/** Nobody but this machine reaches a program that has no owner yet (S1). */
async function refuseOpenHost(config: Config, auth: Auth): Promise<void> {
  if (isLoopback(config.host) || (await ownerExists(auth))) return;
  throw new Error("HOST: set the program up on this machine first (HOST=127.0.0.1): it has no owner yet.");
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
});
