import { existsSync, mkdirSync, readFileSync, realpathSync } from "node:fs";
import { join } from "node:path";

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
  return listPaths(join(realpathSync(home), "postgres"));
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
