import { posix } from "node:path";
import { findCycles } from "./find-cycles";
import { type Edge, layerRules } from "./layer-rules";
import type { Import, Source } from "./read-source";

/** Every broken rule as `file:line sentence`, in the order of the files. */
export function findLayerFaults(sources: Source[]): string[] {
  const paths = new Set(sources.map((source) => source.path));
  const edges = sources.flatMap((source) =>
    source.imports.map((found) => makeEdge(source.path, found, paths)),
  );
  return [
    ...edges.flatMap(judgeEdge),
    ...sources.flatMap(judgeSource),
    ...findCycles(edges.filter((edge) => edge.isOurs)).map((cycle) => `${cycle.join(" -> ")} is a cycle.`),
  ];
}

function judgeEdge(edge: Edge): string[] {
  const broken = layerRules.filter((rule) => rule.isBroken(edge));
  return broken.map((rule) => `${edge.from}:${edge.line} imports ${edge.to}. ${rule.sentence}`);
}

function makeEdge(from: string, { specifier, isType, line }: Import, paths: Set<string>): Edge {
  const isOurs = specifier.startsWith(".") || specifier.startsWith("#");
  const stem = specifier.startsWith("#") ? specifier.slice(1) : posix.join(posix.dirname(from), specifier);
  const candidates = ["", ".ts", ".tsx", "/page.tsx"].map((ending) => `${stem}${ending}`);
  const to = candidates.find((path) => paths.has(path)) ?? stem;
  return { from, to: isOurs ? to : specifier, isOurs, isType, line };
}

const ENVIRONMENT = "The environment is read in server/config.ts alone: take the value as an argument.";
const IMPURE = "The core is pure: it neither throws dice nor runs text as code.";
const REEXPORT = "A file that only re-exports hides where things live: import them from their own file.";
const RELATIVE =
  "An import of another top folder is written `#folder/file`, one inside its own folder is relative.";

function judgeSource(source: Source): string[] {
  const faults = source.names.flatMap(({ name, line }) => {
    if (name === "process.env" && !mayReadEnvironment(source.path))
      return [`${source.path}:${line} ${ENVIRONMENT}`];
    if (isImpure(name) && source.path.startsWith("workflows/")) return [`${source.path}:${line} ${IMPURE}`];
    return [];
  });
  if (source.isNothingButReexports || source.imports.some(isReexportOfOurs))
    faults.push(`${source.path} ${REEXPORT}`);
  const strays = source.imports.filter((found) => leavesTopFolder(source.path, found.specifier));
  return [...faults, ...strays.map(({ line }) => `${source.path}:${line} ${RELATIVE}`)];
}

function isReexportOfOurs({ isReexport, specifier }: Import): boolean {
  return isReexport && /^[.#]/.test(specifier);
}

function leavesTopFolder(from: string, specifier: string): boolean {
  const [top] = from.split("/");
  return specifier.startsWith("../") && !posix.join(posix.dirname(from), specifier).startsWith(`${top}/`);
}

function isImpure(name: string): boolean {
  return ["Math.random", "eval", "Function"].includes(name);
}

function mayReadEnvironment(path: string): boolean {
  if (path === "server/config.ts" || path === "db/testing/global-setup.ts") return true;
  return (
    /^[^/]+\.config\.ts$/.test(path) || /\.test\.tsx?$/.test(path) || /^(e2e|bench|server\/boot)\//.test(path)
  );
}
