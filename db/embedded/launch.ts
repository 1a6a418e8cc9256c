import { execFile } from "node:child_process";
import { cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import type { Binaries } from "./binaries";

const run = promisify(execFile);
const NOBODY = "65534";

/** How a Postgres program is started: Postgres refuses to run as root. */
export type Launch = {
  binaries: Binaries;
  /** The command and arguments to spawn for this program. */
  wrap(program: string, args: string[]): { command: string; args: string[] };
  /** Spawn as this account, which must own the data. Undefined: as we are. */
  account?: Account;
};

export type Account = { uid: number; gid: number };

/**
 * An ordinary user starts it plainly. Root puts it into a user namespace, where it is nobody while its
 * files stay root's; where the system forbids that, root drops to the account postgres or nobody.
 */
export async function chooseLaunch(binaries: Binaries, probe = canUseNamespace): Promise<Launch> {
  if (process.getuid?.() !== 0) return plainLaunch(binaries);
  if (await probe()) return namespaceLaunch(binaries);
  const account = findAccount(readFileSync("/etc/passwd", "utf8"));
  if (!account)
    throw new Error(`There is no account postgres or nobody to run the embedded Postgres. ${ROOT_ADVICE}`);
  return { ...plainLaunch(await makeReachable(binaries, account)), account };
}

const ROOT_ADVICE = "Start BotArmy as an ordinary user, or set DATABASE_URL.";

function plainLaunch(binaries: Binaries): Launch {
  return { binaries, wrap: (command, args) => ({ command, args }) };
}

const NAMESPACE = ["--user", `--map-user=${NOBODY}`, `--map-group=${NOBODY}`, "--"];

function namespaceLaunch(binaries: Binaries): Launch {
  return {
    binaries,
    wrap: (program, args) => ({ command: "unshare", args: [...NAMESPACE, program, ...args] }),
  };
}

function canUseNamespace(): Promise<boolean> {
  return run("unshare", [...NAMESPACE, "true"]).then(
    () => true,
    () => false,
  );
}

/** @param passwd the text of /etc/passwd */
function findAccount(passwd: string): Account | undefined {
  const accounts = passwd.split("\n").map((line) => line.split(":"));
  const found =
    accounts.find(([name]) => name === "postgres") ?? accounts.find(([name]) => name === "nobody");
  return found && { uid: Number(found[2]), gid: Number(found[3]) };
}

/** The programs lie under /root or another closed folder: they are copied, 60 MB, to one that is not. */
async function makeReachable(binaries: Binaries, account: Account): Promise<Binaries> {
  if (await canRun(binaries.postgres, account)) return binaries;
  const copy = copyBinaries(binaries, `/var/lib/botarmy/postgres-${binaries.major}`);
  if (await canRun(copy.postgres, account)) return copy;
  throw new Error(
    `The embedded Postgres in ${binaries.root} cannot be run by another account. ${ROOT_ADVICE}`,
  );
}

function canRun(postgres: string, account: Account): Promise<boolean> {
  return run(postgres, ["--version"], { ...account, cwd: "/" }).then(
    () => true,
    () => false,
  );
}

function copyBinaries(binaries: Binaries, root: string): Binaries {
  if (!existsSync(root)) {
    const unfinished = `${root}.tmp-${process.pid}`;
    mkdirSync(unfinished, { recursive: true, mode: 0o755 });
    cpSync(join(binaries.root, "native"), join(unfinished, "native"), {
      recursive: true,
      verbatimSymlinks: true,
    });
    rmSync(root, { recursive: true, force: true });
    renameSync(unfinished, root);
  }
  const move = (program: string) => join(root, program.slice(binaries.root.length));
  const { postgres, initdb, pgCtl, major } = binaries;
  return { postgres: move(postgres), initdb: move(initdb), pgCtl: move(pgCtl), root, major };
}
