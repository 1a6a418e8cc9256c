/** One import of one of our files: of another file of ours (`server/log.ts`) or of a package (`zod`). */
export type Edge = { from: string; to: string; isOurs: boolean; isType: boolean; line: number };

/** A rule is what a reviewer would say, and when. */
export type LayerRule = { sentence: string; isBroken(edge: Edge): boolean };

const isTest = (path: string) => /\.test\.tsx?$/.test(path) || /(^|\/)testing\//.test(path);
const isIn = (path: string, ...folders: string[]) =>
  folders.some((folder) => path === folder || path.startsWith(`${folder}/`));
const packageOf = (specifier: string) => specifier.split("/", specifier.startsWith("@") ? 2 : 1).join("/");

/** A rule for the product's own code: what `from` imports of ours must lie in `to`. */
function only(from: string, to: string[], sentence: string, forTests: "tests too" | "not tests"): LayerRule {
  return {
    sentence,
    isBroken: (edge) =>
      edge.isOurs &&
      isIn(edge.from, from) &&
      !isIn(edge.to, ...to) &&
      (forTests === "tests too" || !isTest(edge.from)),
  };
}

/** Packages that may be seen in workflows/, and the folder each is for. */
const CORE_PACKAGES: Record<string, string> = {
  zod: "workflows",
  yaml: "workflows/dialects",
  "@noble/hashes": "workflows/run",
};
const SERVER_PACKAGES = [
  "pg",
  "drizzle-orm",
  "socket.io",
  "pino",
  "@trpc/server",
  "yaml",
  "chokidar",
  "nodemailer",
];
const SQL_PACKAGES = ["pg", "drizzle-orm"];
/** What every folder of the server may see of its neighbours. */
const COMMON = ["server/config.ts", "server/log.ts"];

function isLeafBroken(edge: Edge, folder: string): boolean {
  const isOutside =
    edge.isOurs && isIn(edge.to, "server") && !isIn(edge.to, folder) && !COMMON.includes(edge.to);
  return isIn(edge.from, folder) && !isTest(edge.from) && isOutside && !edge.isType;
}

/** architecture.md 1, in its order. */
export const layerRules: LayerRule[] = [
  only("workflows", ["workflows"], "The core imports nothing of ours: everyone may import it.", "tests too"),
  {
    sentence:
      "The core sees zod, `yaml` in dialects/, @noble/hashes in run/, and no other package or Node module.",
    isBroken: ({ from, to, isOurs }) =>
      !isOurs &&
      isIn(from, "workflows") &&
      !isTest(from) &&
      !isIn(from, CORE_PACKAGES[packageOf(to)] ?? "nowhere"),
  },
  only(
    "db",
    ["db", "workflows"],
    "db/ imports the core alone: it knows no server and no pages.",
    "tests too",
  ),
  {
    sentence: "db/ sees the core as types: use `import type`.",
    isBroken: ({ from, to, isType }) => isIn(from, "db") && isIn(to, "workflows") && !isType && !isTest(from),
  },
  only(
    "server",
    ["server", "db", "workflows"],
    "The server knows no page and no test of a person.",
    "tests too",
  ),
  {
    sentence: "A page sees the server as types only: use `import type`, and fetch through tRPC.",
    isBroken: ({ from, to, isOurs, isType }) => isOurs && isIn(from, "app") && isIn(to, "server") && !isType,
  },
  only(
    "app",
    ["app", "workflows", "server"],
    "A page never sees the database: fetch through tRPC.",
    "tests too",
  ),
  {
    sentence: "A page runs in the browser: no Node module and no package of the server.",
    isBroken: ({ from, to, isOurs, isType }) =>
      !isOurs &&
      !isType &&
      isIn(from, "app") &&
      !isTest(from) &&
      (to.startsWith("node:") || SERVER_PACKAGES.includes(packageOf(to))),
  },
  only("e2e", ["e2e"], "A browser test is a stranger: it imports nothing of ours.", "tests too"),
  {
    sentence: "Nobody imports main.ts: it is the one file that knows everything.",
    isBroken: ({ from, to }) => to === "server/main.ts" && !isIn(from, "server/boot"),
  },
  only(
    "server/api",
    [
      "server/api",
      "server/engine",
      "server/orders",
      "server/queries",
      "server/auth",
      "server/library",
      "workflows",
      "db",
      ...COMMON,
    ],
    "A router validates, calls one function and returns: it imports engine, orders, queries, auth and library alone.",
    "not tests",
  ),
  {
    sentence: "No SQL in a router: write a query in server/queries or an order in server/orders.",
    isBroken: ({ from, to, isType }) =>
      isIn(from, "server/api") &&
      !isTest(from) &&
      !isType &&
      (isIn(to, "db") || SQL_PACKAGES.includes(packageOf(to))),
  },
  {
    sentence:
      "The engine knows the agent port alone, not the agents, the pages' queries, the routers or the sockets.",
    isBroken: ({ from, to }) =>
      isIn(from, "server/engine") &&
      !isTest(from) &&
      isIn(to, "server/agents", "server/queries", "server/api", "server/live", "server/notify"),
  },
  ...["server/agents", "server/live", "server/notify", "server/queries"].map((folder) => ({
    sentence: `${folder} is a leaf: it takes what it needs as an argument and sees other folders of the server as types.`,
    isBroken: (edge: Edge) => isLeafBroken(edge, folder),
  })),
  {
    sentence: "What stands in testing/ is for tests.",
    isBroken: ({ from, to, isOurs }) => isOurs && isTest(to) && !isTest(from) && !isIn(from, "bench"),
  },
];
