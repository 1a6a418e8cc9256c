import { type IncomingMessage, Server } from "node:http";
import next from "next";
import { findWeakSettings } from "#db/find-weak-settings";
import { projectRoot } from "#db/project-root";
import { describeModels } from "./agents/explain-model";
import type { ApiDeps } from "./api/deps";
import { appRouter } from "./api/router";
import { type Auth, createAuth } from "./auth/auth";
import { authenticateRequest, recheck } from "./auth/authenticate-request";
import { isAllowed } from "./auth/permissions";
import type { Principal } from "./auth/principal";
import { readSettings } from "./auth/settings";
import { createSetupLink, ownerExists } from "./auth/setup";
import { castAgents } from "./cast-agents";
import { type Config, isLoopback, listNotifySecrets, readConfig } from "./config";
import { Engine } from "./engine/engine";
import { createAuditFiles } from "./files/serve-audit";
import { createFiles } from "./files/serve-file";
import { createDoor } from "./http/door";
import { createHealth } from "./http/health";
import { createHttpServer } from "./http/http-server";
import { closeServer, listen } from "./http/listen";
import { makeGuardRules } from "./http/make-guard-rules";
import { createMetrics, type Metrics } from "./http/metrics";
import { readBuild } from "./http/read-build";
import { createApi } from "./http/serve-api";
import type { Library } from "./library/library";
import { libraryFolders } from "./library/library-folders";
import { openLibrary } from "./library/open-library";
import { LiveServer } from "./live/live-server";
import { LIVE_PATH } from "./live/protocol";
import { RunFeed } from "./live/run-feed";
import { createLog, type Log } from "./log";
import { describeNotices, openNotifier } from "./open-notifier";
import { BulkCarrier } from "./orders/bulk/bulk-carrier";
import { countOpenApprovals } from "./queries/count-open-approvals";
import { countWork } from "./queries/count-work";
import { readRunEvents } from "./queries/read-run-events";
import { runExists } from "./queries/run-exists";
import { RetentionRounds } from "./retention/retention-rounds";
import { endWith, type Running, stopAll } from "./running";
import { type StartedDatabase, startDatabase } from "./start-database";

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
  const { engine, live } = createEngine(config, log, ground);
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

/** What the rest stands on. */
type Ground = { database: StartedDatabase; auth: Auth; library: Library; metrics: Metrics | null };

function createEngine(config: Config, log: Log, { database, auth, library, metrics }: Ground) {
  const { db, url } = database;
  const onTrouble = (message: string, error: unknown) => log.warn({ err: error }, message);
  const feed = new RunFeed((runId, afterSeq) => readRunEvents(db, runId, afterSeq));
  const engine: Engine = new Engine({
    pool: db.pool,
    url,
    roster: castAgents({ config, db, auth, library, onTrouble }),
    concurrency: config.roles.worker ? config.concurrency : 0,
    onCommits: (commits) => {
      live?.publish(commits);
      metrics?.see(commits);
    },
    onText: (text) => (live ? live.write(text) : engine.hints.tell({ text: [text] })),
    onElsewhere: (runIds, texts) => {
      live?.publishElsewhere(runIds);
      for (const text of texts) live?.write(text);
    },
    onTrouble,
  });
  const live = config.roles.web
    ? new LiveServer({
        feed,
        onTrouble,
        admit: (request) => admitReader(auth, request),
        isStill: async (principal) => (await recheck(auth, principal)) !== undefined,
        onRevoked: (listener) => auth.revocations.onRevoked(listener),
        now: () => engine.clock.now(),
        build: readBuild(projectRoot),
        countOpenApprovals: () => countOpenApprovals(db),
        isRun: (runId) => runExists(db, runId),
      })
    : null;
  return { engine, live };
}

async function admitReader(auth: Auth, request: IncomingMessage): Promise<Principal | undefined> {
  const principal = await authenticateRequest(auth, request);
  return principal && isAllowed(principal, "runs.read") ? principal : undefined;
}

type Parts = Ground & { engine: Engine; live: LiveServer | null; bulk: BulkCarrier };

async function startWeb(config: Config, log: Log, parts: Parts, running: Running): Promise<void> {
  const { database, auth, library, metrics, engine, live, bulk } = parts;
  const onTrouble = (message: string, error: unknown) => log.error({ err: error }, message);
  const models = describeModels(config);
  const ours = { db: database.db, library, engine, models, bulk, notices: describeNotices(config.notify) };
  const deps: ApiDeps = { auth, log, trustedProxies: [], ...ours };
  const nextUpgrades = new Server();
  const app = next({
    dev: !config.isProduction,
    dir: projectRoot,
    hostname: config.host,
    httpServer: nextUpgrades,
  });
  const pages = app.getRequestHandler();
  const reach = {
    host: config.host,
    port: config.port,
    publicUrl: config.publicUrl,
    upgradePaths: upgradePaths(config),
  };
  let door = createDoor({ rules: makeGuardRules(reach), isDevelopment: !config.isProduction });
  let isStarted = false;
  const health = createHealth({
    checkDatabase: async () => void (await database.db.pool.query("select 1")),
    isListening: () => engine.hints.isListening,
    isStarted: () => isStarted,
  });
  const server = createHttpServer({
    admitRequest: (request, response) => door.admitRequest(request, response),
    admitUpgrade: (request, socket) => door.admitUpgrade(request, socket),
    routes: [
      { prefix: "/livez", serve: health.serveLive },
      { prefix: "/readyz", serve: health.serveReady },
      { prefix: "/trpc", serve: createApi(appRouter, deps) },
      ...["/files/audit.csv", "/files/audit.json"].map((prefix) => ({
        prefix,
        serve: createAuditFiles(deps),
      })),
      { prefix: "/files", serve: createFiles(deps) },
      ...(metrics ? [{ prefix: "/metrics", serve: metrics.serve }] : []),
    ],
    servePage: (request, response) => pages(request, response),
    isLive: (request) => live?.owns(request) ?? false,
    nextUpgrades: config.isProduction ? null : nextUpgrades,
    onTrouble,
  });
  live?.attach(server);
  await app.prepare();
  const port = await listen(server, config);
  door = createDoor({ rules: makeGuardRules({ ...reach, port }), isDevelopment: !config.isProduction });
  running.unshift({ stop: () => stopWeb(server, live, app) });
  isStarted = true;
  await tellWhere(config, port, auth, database);
}

function upgradePaths({ isProduction }: Config): string[] {
  return isProduction ? [`${LIVE_PATH}/`] : [`${LIVE_PATH}/`, "/_next/hmr", "/_next/webpack-hmr"];
}

async function stopWeb(
  server: Server,
  live: LiveServer | null,
  app: { close(): Promise<void> },
): Promise<void> {
  const closed = closeServer(server);
  await live?.close();
  await closed;
  await app.close();
}

async function tellWhere(
  config: Config,
  port: number,
  auth: Auth,
  { embedded }: StartedDatabase,
): Promise<void> {
  const host = config.host.includes(":") ? `[${config.host}]` : config.host;
  const address = config.publicUrl ?? `http://${host}:${port}`;
  embedded?.announce(address);
  const link = await createSetupLink(auth, address);
  console.log(`\nBotArmy runs at ${address}`);
  if (link)
    console.log(`\nFirst run: open this link within 15 minutes to make the owner's account\n  ${link}`);
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
});
