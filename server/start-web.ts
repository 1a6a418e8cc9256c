import { Server } from "node:http";
import next from "next";
import { projectRoot } from "#db/project-root";
import { describeModels } from "./agents/explain-model";
import type { ApiDeps } from "./api/deps";
import { appRouter } from "./api/router";
import type { Auth } from "./auth/auth";
import { createSetupLink } from "./auth/setup";
import type { Config } from "./config";
import type { Engine } from "./engine/engine";
import { createAuditFiles } from "./files/serve-audit";
import { createFiles } from "./files/serve-file";
import { createDoor } from "./http/door";
import { createHealth } from "./http/health";
import { createHttpServer, type Route } from "./http/http-server";
import { closeServer, listen } from "./http/listen";
import { makeGuardRules } from "./http/make-guard-rules";
import { createApi } from "./http/serve-api";
import { createDiagramFrame } from "./http/serve-diagram";
import { warmPages } from "./http/warm-pages";
import type { LiveServer } from "./live/live-server";
import { LIVE_PATH } from "./live/protocol";
import type { Log } from "./log";
import type { Ground } from "./open-engine";
import { describeNotices } from "./open-notifier";
import type { BulkCarrier } from "./orders/bulk/bulk-carrier";
import type { Running } from "./running";
import type { StartedDatabase } from "./start-database";

export type WebParts = Ground & { engine: Engine; live: LiveServer | null; bulk: BulkCarrier };

/** Serves pages, API, files and sockets; done once the port answers. Stops before all that runs so far. */
export async function startWeb(config: Config, log: Log, parts: WebParts, running: Running): Promise<void> {
  const { database, auth, live } = parts;
  const onTrouble = (message: string, error: unknown) => log.error({ err: error }, message);
  const nextUpgrades = new Server();
  const app = next({
    dev: !config.isProduction,
    dir: projectRoot,
    hostname: config.host,
    httpServer: nextUpgrades,
  });
  const pages = app.getRequestHandler();
  const doorAt = (port: number) => {
    const { host, publicUrl } = config;
    const rules = makeGuardRules({ host, port, publicUrl, upgradePaths: upgradePaths(config) });
    return createDoor({ rules, isDevelopment: !config.isProduction });
  };
  let door = doorAt(config.port);
  let isStarted = false;
  const server = createHttpServer({
    admitRequest: (request, response) => door.admitRequest(request, response),
    admitUpgrade: (request, socket) => door.admitUpgrade(request, socket),
    routes: routesOf(config, log, parts, () => isStarted),
    servePage: (request, response) => pages(request, response),
    isLive: (request) => live?.owns(request) ?? false,
    nextUpgrades: config.isProduction ? null : nextUpgrades,
    onTrouble,
  });
  live?.attach(server);
  await app.prepare();
  const port = await listen(server, config);
  door = doorAt(port);
  running.unshift({ stop: () => stopWeb(server, live, app) });
  isStarted = true;
  if (config.isProduction) {
    warmPages(config.host, port).catch((error) =>
      log.info({ err: error }, "The first page will take longer."),
    );
  }
  await tellWhere(config, port, auth, database);
}

function routesOf(config: Config, log: Log, parts: WebParts, isStarted: () => boolean): Route[] {
  const { database, auth, library, metrics, engine, bulk } = parts;
  const { db } = database;
  const known = { models: describeModels(config), notices: describeNotices(config.notify) };
  const deps: ApiDeps = { auth, log, trustedProxies: [], db, library, engine, bulk, ...known };
  const health = createHealth({
    checkDatabase: async () => void (await db.pool.query("select 1")),
    isListening: () => engine.hints.isListening,
    isStarted,
  });
  const serveAudit = createAuditFiles(deps);
  return [
    { prefix: "/frames/diagram", serve: createDiagramFrame() },
    { prefix: "/livez", serve: health.serveLive },
    { prefix: "/readyz", serve: health.serveReady },
    { prefix: "/trpc", serve: createApi(appRouter, deps) },
    { prefix: "/files/audit.csv", serve: serveAudit },
    { prefix: "/files/audit.json", serve: serveAudit },
    { prefix: "/files", serve: createFiles(deps) },
    ...(metrics ? [{ prefix: "/metrics", serve: metrics.serve }] : []),
  ];
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
