import type { Json } from "../definition/json";
import type { Problem } from "../definition/problem";
import { hasErrors, openProblemLog, sortProblems } from "./problem-log";
import { readText } from "./read-fields";
import { readYaml } from "./read-yaml";
import { fieldOf, isNull, type SourceMap, toJson } from "./source-value";

/** A pack's `core-config.yaml` or `config.yaml` (formats.md 4): its name, and folders by their keys. */
export type CoreConfig = { name: string | null; version: string; values: Record<string, Json> };
export type ParsedCoreConfig = { config?: CoreConfig; problems: Problem[] };

/** Never throws. `name` is null when the file does not name its pack, as `core-config.yaml` never does. */
export function parseCoreConfig({ file, source }: { file: string; source: string }): ParsedCoreConfig {
  const log = openProblemLog(file);
  const root = readYaml(source, log);
  if (root !== undefined && root.kind !== "map") {
    log.error(root.place, "not-a-config", "A configuration is a map.", "Write key: value lines.");
  }
  const problems = sortProblems(log.problems);
  if (root?.kind !== "map" || hasErrors(problems)) return { problems };
  const name = readText(log, root, "name");
  const version = readText(log, root, "version") ?? "";
  return { config: { name, version, values: valuesOf(root) }, problems: sortProblems(log.problems) };
}

function valuesOf(root: SourceMap): Record<string, Json> {
  const filled = root.entries.filter((entry) => !isNull(fieldOf(root, entry.key)));
  return Object.fromEntries(filled.map((entry) => [entry.key, toJson(entry.value)]));
}
