import { existsSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import type { Cluster } from "./cluster";
import { readCommandLine } from "./process-table";

/** A living Postgres server of one cluster. */
export type RunningServer = { pid: number; port: number; isReady: boolean };

/**
 * Reads Postgres' own lock, postmaster.pid. Its process id may belong to another program by now (restarted
 * containers reuse them), for which Postgres would refuse to start for ever: such a lock is removed.
 */
export function findRunningServer(cluster: Cluster): RunningServer | undefined {
  const file = join(cluster.data, "postmaster.pid");
  if (!existsSync(file)) return undefined;
  const lines = readFileSync(file, "utf8").split("\n");
  const pid = Math.abs(Number(lines[0]));
  const commandLine = readCommandLine(pid);
  if (isServerOf(cluster, commandLine)) {
    return { pid, port: Number(lines[3]), isReady: lines[7]?.trim() === "ready" };
  }
  if (commandLine !== "" && pid > 0) rmSync(file, { force: true });
  return undefined;
}

/** Windows shows only the program's name. */
function isServerOf(cluster: Cluster, commandLine: string): boolean {
  if (process.platform === "win32") return commandLine.startsWith("postgres.exe");
  return commandLine.includes(`/postgres -D ${cluster.data} `);
}
