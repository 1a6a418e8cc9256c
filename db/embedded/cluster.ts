import { execFile } from "node:child_process";
import { randomBytes } from "node:crypto";
import {
  existsSync,
  lchownSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { basename, dirname, join } from "node:path";
import { promisify } from "node:util";
import type { Launch } from "./launch";
import { isAlive } from "./process-table";

const run = promisify(execFile);

/** Where one embedded Postgres keeps its things; all of it lies in `folder`, closed to others. */
export type Cluster = {
  folder: string;
  data: string;
  password: string;
  serverLog: string;
  ownerNote: string;
};

/** @param home the data folder of the product (`BOTARMY_HOME`); made when it does not exist */
export function locateCluster(home: string): Cluster {
  mkdirSync(home, { recursive: true });
  return filesIn(join(realpathSync(home), "postgres"));
}

function filesIn(folder: string): Cluster {
  return {
    folder,
    data: join(folder, "data"),
    password: join(folder, "password"),
    serverLog: join(folder, "server.log"),
    ownerNote: join(folder, "owner.json"),
  };
}

/**
 * Makes the cluster at the first start, else checks that these programs may open it. An interrupted attempt
 * leaves a folder with another name, which the next start removes; of two attempts at once one wins.
 */
export async function ensureCluster(cluster: Cluster, launch: Launch): Promise<void> {
  removeUnfinished(cluster);
  if (!existsSync(cluster.folder)) await makeCluster(cluster, launch);
  checkVersion(cluster, launch);
  takeOwnership(cluster, launch);
}

async function makeCluster(cluster: Cluster, launch: Launch): Promise<void> {
  const unfinished = filesIn(`${cluster.folder}.tmp-${process.pid}`);
  mkdirSync(unfinished.folder, { mode: 0o700 });
  writeFileSync(unfinished.password, randomBytes(24).toString("base64url"), { mode: 0o600 });
  if (launch.account) chownTree(unfinished.folder, launch.account.uid, launch.account.gid);
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
  try {
    await run(command, args, { ...launch.account, cwd: "/" });
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new Error(`The database folder ${cluster.data} could not be made: ${reason}`, { cause: error });
  }
}

function removeUnfinished(cluster: Cluster): void {
  const prefix = `${basename(cluster.folder)}.tmp-`;
  for (const name of readdirSync(dirname(cluster.folder))) {
    if (!name.startsWith(prefix)) continue;
    const maker = Number(name.slice(prefix.length));
    if (maker === process.pid || !isAlive(maker)) {
      rmSync(join(dirname(cluster.folder), name), { recursive: true });
    }
  }
}

function checkVersion(cluster: Cluster, launch: Launch): void {
  const found = readFileSync(join(cluster.data, "PG_VERSION"), "utf8").trim();
  const { major } = launch.binaries;
  if (found === major) return;
  throw new Error(
    `The data in ${cluster.folder} were written by Postgres ${found}; this version of BotArmy brings ${major}. Start the version that wrote them, or set BOTARMY_HOME to another folder.`,
  );
}

/** The data may have been made by root and be opened by an account now, or the other way round. */
function takeOwnership(cluster: Cluster, launch: Launch): void {
  const uid = launch.account?.uid ?? process.getuid?.();
  const gid = launch.account?.gid ?? process.getgid?.();
  if (uid === undefined || gid === undefined || statSync(cluster.data).uid === uid) return;
  if (process.getuid?.() !== 0) throw new Error(describeForeignData(cluster));
  chownTree(cluster.folder, uid, gid);
}

function describeForeignData({ folder }: Cluster): string {
  return `The data in ${folder} belong to another user. Start BotArmy as that user, or set BOTARMY_HOME to another folder.`;
}

function chownTree(path: string, uid: number, gid: number): void {
  lchownSync(path, uid, gid);
  if (!statSync(path).isDirectory()) return;
  for (const name of readdirSync(path)) chownTree(join(path, name), uid, gid);
}
