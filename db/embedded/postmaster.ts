import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { closeSync, openSync, readFileSync, rmSync, statSync } from "node:fs";
import { createServer } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import type { Cluster } from "./cluster";
import type { Launch } from "./launch";
import { findRunningServer } from "./postmaster-lock";

/** A server that we started; `exited` settles when it is gone, whoever ended it. */
export type Postmaster = { pid: number; port: number; exited: Promise<void>; stop(): Promise<void> };

const START_LIMIT_MS = 120_000;
const STOP_LIMIT_MS = 7_000;
const LOG_LIMIT_BYTES = 5_000_000;

/**
 * The guard between us and Postgres: when our end of its standard input closes, because we stop or because
 * we were killed, it asks Postgres for a fast shutdown, again and again until Postgres is gone.
 */
const GUARD = `export LC_ALL=C
exec 3<&0
"$@" </dev/null 3<&- & P=$!
{ read x <&3; while kill -INT $P; do sleep 0.2; done; } >/dev/null 2>&1 & W=$!
trap "kill -INT $P" TERM INT
wait $P; R=$?; kill $W 2>/dev/null; exit $R`;

/**
 * Starts Postgres on this cluster and waits until it takes connections.
 * @param port undefined: any free one
 * Throws with the end of the server's log when it ends before that.
 */
export async function startPostmaster(
  cluster: Cluster,
  launch: Launch,
  settings: Record<string, string>,
  port?: number,
): Promise<Postmaster> {
  const usedPort = port ?? (await findFreePort());
  const child = spawnGuarded(cluster, launch, listArguments(cluster, settings, usedPort));
  const exited = once(child, "exit").then(() => {});
  const pid = await waitUntilReady(cluster, child, usedPort);
  return { pid, port: usedPort, exited, stop: () => stopPostmaster(cluster, launch, child, pid, exited) };
}

function listArguments(cluster: Cluster, settings: Record<string, string>, port: number): string[] {
  const defaults = {
    listen_addresses: "127.0.0.1",
    unix_socket_directories: "",
    max_connections: "200",
    log_checkpoints: "off",
  };
  const options = Object.entries({ ...defaults, ...settings }).flatMap(([name, value]) => [
    "-c",
    `${name}=${value}`,
  ]);
  return ["-D", cluster.data, "-p", String(port), ...options];
}

function spawnGuarded(cluster: Cluster, launch: Launch, args: string[]): ChildProcess {
  const wrapped = launch.wrap(launch.binaries.postgres, args);
  const isWindows = process.platform === "win32";
  const command = isWindows ? wrapped.command : "/bin/sh";
  const words = isWindows
    ? wrapped.args
    : ["-c", GUARD, "botarmy-postgres", wrapped.command, ...wrapped.args];
  const log = openServerLog(cluster);
  const child = spawn(command, words, {
    ...launch.account,
    cwd: "/",
    detached: true, // Ctrl-C reaches us alone, and we stop it in order
    windowsHide: true,
    stdio: ["pipe", log, log],
  });
  closeSync(log);
  child.stdin?.on("error", () => {}); // closed by Postgres' end, which `exit` reports
  return child;
}

function openServerLog({ serverLog }: Cluster): number {
  const size = statSync(serverLog, { throwIfNoEntry: false })?.size ?? 0;
  if (size > LOG_LIMIT_BYTES) rmSync(serverLog);
  return openSync(serverLog, "a", 0o600);
}

async function waitUntilReady(cluster: Cluster, child: ChildProcess, port: number): Promise<number> {
  const end = Date.now() + START_LIMIT_MS;
  const failed = once(child, "error").then(([error]) => Promise.reject(error));
  failed.catch(() => {}); // raced below; afterwards nobody waits for it
  while (child.exitCode === null && child.signalCode === null && Date.now() < end) {
    const server = findRunningServer(cluster);
    if (server?.isReady && server.port === port) return server.pid;
    await Promise.race([sleep(10), failed]);
  }
  child.stdin?.end();
  throw new Error(
    `The embedded Postgres did not start. Its log ${cluster.serverLog} ends:\n${readLogEnd(cluster)}`,
  );
}

function readLogEnd({ serverLog }: Cluster): string {
  return readFileSync(serverLog, "utf8").trimEnd().split("\n").slice(-5).join("\n");
}

async function stopPostmaster(
  cluster: Cluster,
  launch: Launch,
  child: ChildProcess,
  pid: number,
  exited: Promise<void>,
): Promise<void> {
  child.stdin?.end();
  if (process.platform === "win32") stopWithPgCtl(cluster, launch);
  const isLate = await Promise.race([exited, sleep(STOP_LIMIT_MS, "late", { ref: false })]);
  if (!isLate) return;
  process.kill(pid, "SIGQUIT"); // at once; it recovers from its log at the next start
  await exited;
}

function stopWithPgCtl(cluster: Cluster, launch: Launch): void {
  spawn(launch.binaries.pgCtl, ["stop", "-m", "fast", "-D", cluster.data], {
    windowsHide: true,
    stdio: "ignore",
  });
}

async function findFreePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  server.close();
  if (address === null || typeof address === "string") throw new Error("No free port on 127.0.0.1.");
  return address.port;
}
