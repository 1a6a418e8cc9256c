import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fail, root, run, runNode, since } from "./run.mjs";

const OLDEST_NODE = [20, 9];

/** Ends with a sentence when this Node is too old for the product. */
export function checkNode() {
  const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
  if (major > OLDEST_NODE[0] || (major === OLDEST_NODE[0] && minor >= OLDEST_NODE[1])) return;
  fail(
    `BotArmy needs Node ${OLDEST_NODE.join(".")} or newer; this is ${process.versions.node}. Get one at https://nodejs.org.`,
  );
}

/** Installs the packages of the lockfile unless they are there already. */
export async function ensureInstalled() {
  if (isInstalled()) return;
  const start = performance.now();
  console.log("Installing packages (once, about a minute) ...");
  const args = ["ci", "--no-audit", "--no-fund", "--loglevel=error"];
  const npm = process.env.npm_execpath;
  const code = npm ? await runNode(npm, args) : await run("npm", args);
  if (code !== 0) fail("The packages could not be installed; npm says why above. Mend that and start again.");
  console.log(`Installed in ${since(start)}.`);
}

/** npm writes its own list of what it installed last of all: an interrupted install has none. */
function isInstalled() {
  const list = join(root, "node_modules/.package-lock.json");
  if (!existsSync(list)) return false;
  const installed = readPackages(list);
  const wanted = Object.entries(readPackages(join(root, "package-lock.json")));
  return wanted.every(([path, { version, optional }]) => {
    return path === "" || optional || installed[path]?.version === version;
  });
}

function readPackages(file) {
  return JSON.parse(readFileSync(file, "utf8")).packages;
}
