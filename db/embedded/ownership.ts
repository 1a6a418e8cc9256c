import { execFile } from "node:child_process";
import { lchownSync, lstatSync, readdirSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import type { Cluster } from "./cluster";
import type { Account, Launch } from "./launch";

const run = promisify(execFile);

/** Postgres opens only data of its own account: they may have been made under another one, as root or not. */
export function takeOwnership(cluster: Cluster, { account }: Launch): void {
  const uid = account?.uid ?? process.getuid?.();
  const gid = account?.gid ?? process.getgid?.();
  if (uid === undefined || gid === undefined || statSync(cluster.data).uid === uid) return;
  if (process.getuid?.() !== 0) throw new Error(describeForeignData(cluster));
  giveTo({ uid, gid }, cluster.folder);
}

function describeForeignData({ folder }: Cluster): string {
  return `The data in ${folder} belong to another user. Start BotArmy as that user, or set BOTARMY_HOME to another folder.`;
}

/** Gives a folder and all that is in it to this account. */
export function giveTo(account: Account, path: string): void {
  lchownSync(path, account.uid, account.gid);
  if (!lstatSync(path).isDirectory()) return;
  for (const name of readdirSync(path)) giveTo(account, join(path, name));
}

/** Root may keep the data in a folder that the account cannot enter, e.g. under /root. */
export async function checkReachable(cluster: Cluster, { account }: Launch): Promise<void> {
  if (!account) return;
  const home = dirname(cluster.folder);
  try {
    await run("test", ["-x", home], { ...account, cwd: "/" });
  } catch (error) {
    const reason = `Postgres does not run as root, and the account it runs as here cannot enter ${home}.`;
    const advice =
      "Set BOTARMY_HOME to an open folder such as /var/lib/botarmy, start as an ordinary user, or set DATABASE_URL.";
    throw new Error(`${reason} ${advice}`, { cause: error });
  }
}
