import type { IncomingMessage } from "node:http";
import { projectRoot } from "#db/project-root";
import type { Auth } from "./auth/auth";
import { authenticateRequest, recheck } from "./auth/authenticate-request";
import { isAllowed } from "./auth/permissions";
import type { Principal } from "./auth/principal";
import { castAgents } from "./cast-agents";
import type { Config } from "./config";
import { Engine } from "./engine/engine";
import type { Metrics } from "./http/metrics";
import { readBuild } from "./http/read-build";
import type { Library } from "./library/library";
import { LiveServer } from "./live/live-server";
import { RunFeed } from "./live/run-feed";
import type { Log } from "./log";
import { countOpenApprovals } from "./queries/count-open-approvals";
import { readRunEvents } from "./queries/read-run-events";
import { runExists } from "./queries/run-exists";
import type { StartedDatabase } from "./start-database";

/** What the rest stands on. */
export type Ground = { database: StartedDatabase; auth: Auth; library: Library; metrics: Metrics | null };

/** The engine of this process and, where it serves pages, what tells them of commits. Nothing is started yet. */
export function openEngine(config: Config, log: Log, { database, auth, library, metrics }: Ground) {
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
