import { spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { text } from "node:stream/consumers";
import { type Cluster, listPaths } from "./cluster";
import type { Launch } from "./launch";
import { giveTo } from "./ownership";
import { isAlive } from "./process-table";

/**
 * Makes an empty database folder with a random password. It is made under another name and renamed when it
 * is whole: an interrupted attempt is never taken for a database, and of two at once one wins.
 */
export async function makeCluster(cluster: Cluster, launch: Launch): Promise<void> {
  const unfinished = listPaths(`${cluster.folder}.tmp-${process.pid}`);
  mkdirSync(unfinished.folder, { mode: 0o700 });
  writeFileSync(unfinished.password, randomBytes(24).toString("base64url"), { mode: 0o600 });
  if (launch.account) giveTo(launch.account, unfinished.folder);
  await runInitdb(unfinished, launch);
  try {
    renameSync(unfinished.folder, cluster.folder);
  } catch (error) {
    if (!existsSync(cluster.folder)) throw error;
    rmSync(unfinished.folder, { recursive: true });
  }
}

async function runInitdb(cluster: Cluster, launch: Launch): Promise<void> {
  const { command, args } = launch.wrap(launch.binaries.initdb, [
    `--pgdata=${cluster.data}`,
    `--pwfile=${cluster.password}`,
    "--username=postgres",
    "--auth=scram-sha-256",
    "--encoding=UTF8",
    "--locale-provider=builtin",
    "--builtin-locale=C.UTF-8",
    "--locale=C",
    "--no-instructions",
  ]);
  const child = spawn(command, args, { ...launch.account, cwd: "/", stdio: ["ignore", "ignore", "pipe"] });
  const [complaint, [code]] = await Promise.all([text(child.stderr), once(child, "exit")]);
  if (code !== 0)
    throw new Error(`The database folder ${cluster.data} could not be made. ${complaint.trim()}`);
}

/** Removes what interrupted attempts left. */
export function removeUnfinished(cluster: Cluster): void {
  const home = dirname(cluster.folder);
  const prefix = `${basename(cluster.folder)}.tmp-`;
  for (const name of readdirSync(home).filter((entry) => entry.startsWith(prefix))) {
    const maker = Number(name.slice(prefix.length));
    if (maker === process.pid || !isAlive(maker)) rmSync(join(home, name), { recursive: true });
  }
}
