import { existsSync, readFileSync } from "node:fs";
import type { Log } from "#db/log";
import { findBinaries } from "./binaries";
import { type Cluster, checkVersion, locateCluster } from "./cluster";
import { chooseLaunch, type Launch } from "./launch";
import { makeCluster, removeUnfinished } from "./make-cluster";
import { endOrphan, findNeighbour, type Neighbour } from "./neighbour";
import { announceAddress, claim, describeOwner, removeOwnerNote } from "./owner-note";
import { checkReachable, takeOwnership } from "./ownership";
import { type Postmaster, startPostmaster } from "./postmaster";
import { findRunningServer } from "./postmaster-lock";
import { supervise } from "./supervise";

export type EmbeddedOptions = {
  /** The data folder of the product (`BOTARMY_HOME`); the database lies in `<home>/postgres`. */
  home: string;
  log: Log;
  /** Postgres settings, e.g. `{ fsync: "off" }`. */
  settings?: Record<string, string>;
  /** What to do when another program already runs a server on this data: the product refuses, tools adopt it. */
  ifRunning: "refuse" | "adopt";
};

export type EmbeddedPostgres = {
  url: string;
  /** The process id of the server now: it changes when a crashed server is restarted. */
  readonly pid: number;
  /** Whether another program started it; then `stop` leaves it running. */
  adopted: boolean;
  /** Tells a second start where this program can be reached. */
  announce(address: string): void;
  stop(): Promise<void>;
};

const ATTEMPTS = 3;

/**
 * Starts the Postgres that comes with the product, or adopts the one that already runs on this data.
 * It ends with this program, even when that is killed; when Postgres itself dies it is started again on
 * the same port. Throws sentences that say what to do.
 */
export async function startEmbeddedPostgres(options: EmbeddedOptions): Promise<EmbeddedPostgres> {
  const launch = await chooseLaunch(await findBinaries());
  const cluster = locateCluster(options.home);
  await prepare(cluster, launch);
  for (;;) {
    const neighbour = await findNeighbour(cluster, options.log);
    if (neighbour) return adoptOrRefuse(cluster, neighbour, options);
    if (claim(cluster)) return own(cluster, launch, options);
  }
}

async function prepare(cluster: Cluster, launch: Launch): Promise<void> {
  await checkReachable(cluster, launch);
  removeUnfinished(cluster);
  if (!existsSync(cluster.folder)) await makeCluster(cluster, launch);
  checkVersion(cluster, launch.binaries.major);
  takeOwnership(cluster, launch);
}

function adoptOrRefuse(
  cluster: Cluster,
  { server, owner }: Neighbour,
  options: EmbeddedOptions,
): EmbeddedPostgres {
  if (options.ifRunning === "refuse") throw new Error(describeOwner(cluster, owner));
  const { pid, port } = server;
  return { url: urlOf(cluster, port), pid, adopted: true, announce() {}, async stop() {} };
}

async function own(cluster: Cluster, launch: Launch, options: EmbeddedOptions): Promise<EmbeddedPostgres> {
  const { settings = {}, log } = options;
  const first = await startOnFreePort(cluster, launch, settings);
  const server = supervise(first, () => restart(cluster, launch, options, first.port), log);
  return {
    url: urlOf(cluster, first.port),
    get pid() {
      return server.current.pid;
    },
    adopted: false,
    announce: (address) => announceAddress(cluster, address),
    async stop() {
      await server.stop();
      removeOwnerNote(cluster);
    },
  };
}

/** Between our look for a free port and Postgres' bind, another program may have taken it. */
async function startOnFreePort(
  cluster: Cluster,
  launch: Launch,
  settings: Record<string, string>,
): Promise<Postmaster> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await startPostmaster(cluster, launch, settings);
    } catch (error) {
      if (attempt < ATTEMPTS) continue;
      removeOwnerNote(cluster);
      throw error;
    }
  }
}

async function restart(
  cluster: Cluster,
  launch: Launch,
  { settings = {}, log }: EmbeddedOptions,
  port: number,
) {
  const left = findRunningServer(cluster);
  if (left) await endOrphan(cluster, left, log);
  return startPostmaster(cluster, launch, settings, port);
}

function urlOf(cluster: Cluster, port: number): string {
  const password = readFileSync(cluster.password, "utf8").trim();
  return `postgres://postgres:${encodeURIComponent(password)}@127.0.0.1:${port}/postgres`;
}
