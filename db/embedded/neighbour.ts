import { setTimeout as sleep } from "node:timers/promises";
import type { Log } from "#db/log";
import type { Cluster } from "./cluster";
import { type OwnerNote, readLivingOwner, removeOwnerNote } from "./owner-note";
import { findRunningServer, type RunningServer } from "./postmaster-lock";

/** Another program that runs a server on the same data. */
export type Neighbour = { server: RunningServer; owner: OwnerNote };

const OWNER_WITHOUT_SERVER_MS = 5_000;
const ORPHAN_LIMIT_MS = 10_000;

/**
 * Waits for what is under way (a server that starts, or that ends after its owner was killed) and says
 * whether the data are in use. An owner that shows no server for 5 s is a process id used anew.
 */
export async function findNeighbour(cluster: Cluster, log: Log): Promise<Neighbour | undefined> {
  const patience = Date.now() + OWNER_WITHOUT_SERVER_MS;
  for (;;) {
    const server = findRunningServer(cluster);
    const owner = readLivingOwner(cluster);
    if (owner && server?.isReady) return { server, owner };
    if (!owner && !server) return undefined;
    if (!owner && server) await endOrphan(cluster, server, log);
    if (owner && !server && Date.now() > patience) removeOwnerNote(cluster);
    await sleep(50);
  }
}

/** Ends a server that nobody owns: it was just told so by its guard, or it lost its guard too. */
export async function endOrphan(cluster: Cluster, server: RunningServer, log: Log): Promise<void> {
  log.warn("Waiting for the database server of an earlier start to end.");
  const end = Date.now() + ORPHAN_LIMIT_MS;
  while (findRunningServer(cluster)?.pid === server.pid) {
    signal(server.pid, Date.now() < end ? "SIGINT" : "SIGQUIT");
    await sleep(100);
  }
}

function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch (error) {
    const isGone = error instanceof Error && "code" in error && error.code === "ESRCH";
    if (!isGone) throw error;
  }
}
