import { existsSync, mkdirSync, readFileSync, realpathSync } from "node:fs";
import { dirname, join } from "node:path";

/** Where one embedded Postgres keeps its things; all of it lies in `folder`, closed to others. */
export type Cluster = {
  folder: string;
  data: string;
  password: string;
  serverLog: string;
  ownerNote: string;
};

/**
 * @param home the data folder of the product (`BOTARMY_HOME`); made when it does not exist
 * Throws a sentence when it cannot be made.
 */
export function locateCluster(home: string): Cluster {
  try {
    makeFolder(home);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new Error(`The data folder cannot be made; set BOTARMY_HOME to a folder that can. (${reason})`);
  }
  return listPaths(join(realpathSync(home), "postgres"));
}

/** One folder at a time: Node's own `recursive` never comes back where no folder can be made, as under /proc. */
function makeFolder(folder: string): void {
  if (existsSync(folder)) return;
  makeFolder(dirname(folder));
  try {
    mkdirSync(folder);
  } catch (error) {
    if (!existsSync(folder)) throw error;
  }
}

export function listPaths(folder: string): Cluster {
  return {
    folder,
    data: join(folder, "data"),
    password: join(folder, "password"),
    serverLog: join(folder, "server.log"),
    ownerNote: join(folder, "owner.json"),
  };
}

/** Throws a sentence when another major version wrote the data: Postgres cannot open them. */
export function checkVersion(cluster: Cluster, major: string): void {
  const file = join(cluster.data, "PG_VERSION");
  const found = existsSync(file) ? readFileSync(file, "utf8").trim() : "an unknown version";
  if (found === major) return;
  throw new Error(
    `The data in ${cluster.folder} were written by Postgres ${found}; this version of BotArmy brings ${major}. Start the version that wrote them, or set BOTARMY_HOME to another folder.`,
  );
}
