import type { Node, RouteNode } from "../definition/definition";
import { lowerCondition } from "./lower-condition";
import { claimStepKey, lowerStep, readPhase } from "./lower-step";
import { nameOf, readNotes, readText } from "./read-fields";
import { claimKey, isStepId, type Scope, slugOf, sourceAt } from "./scope";
import { fieldOf, isNull, type SourceEntry, type SourceMap } from "./source-value";
import { humanize } from "./step-vocabulary";

/**
 * A choice of one route (formats.md 2.3). A condition such as `based_on_classification` says how to choose,
 * not whether: it is kept as text only.
 */
export function lowerRoute(scope: Scope, map: SourceMap): RouteNode {
  const { log } = scope.lowering;
  const name =
    readText(log, map, "step") ?? readText(log, map, "title") ?? readText(log, map, "action") ?? "route";
  const key = claimStepKey(scope, map, slugOf(name));
  const phase = readPhase(scope, map, key);
  const { condition, conditionText } = lowerCondition(scope, map, key);
  const isHowToChoose = condition?.kind === "fact" && /^(based|depends|depending)_on_/.test(condition.name);
  return {
    kind: "route",
    key,
    label: humanize(name),
    condition: isHowToChoose ? null : condition,
    conditionText,
    phase,
    notes: readNotes(log, map, "notes"),
    routes: readRoutes({ ...scope, prefix: `${key}/`, phase }, map),
    source: sourceAt(scope, map.place),
  };
}

function readRoutes(scope: Scope, map: SourceMap): RouteNode["routes"] {
  const { log } = scope.lowering;
  const value = fieldOf(map, "routes");
  if (value?.kind !== "map" || value.entries.length === 0) {
    const found = value ? nameOf(value) : "empty";
    log.error(
      value?.place ?? map.place,
      "bad-routes",
      `"routes" should be a map of routes, not ${found}.`,
      "Write route-name: { agent: …, uses: … }.",
    );
    return [];
  }
  return value.entries.map((entry) => readRoute(scope, entry));
}

function readRoute(scope: Scope, { key: name, value, place }: SourceEntry): RouteNode["routes"][number] {
  const { log } = scope.lowering;
  if (value.kind === "list") {
    const inner: Scope = { ...scope, prefix: `${scope.prefix}${slugOf(name)}/` };
    return { name, notes: "", continues: false, nodes: scope.lowering.lowerNodes(inner, value.items) };
  }
  if (value.kind === "scalar") {
    const continues = isNull(value) || /^(continue|to_next_step|next)/.test(value.text);
    if (continues) return { name, notes: "", continues, nodes: [] };
    log.error(
      place,
      "bad-routes",
      `The route "${name}" is ${nameOf(value)}.`,
      "Write { agent: … } or { continue: to_next_step }.",
    );
    return { name, notes: value.text, continues: false, nodes: [] };
  }
  const isContinuing = !isNull(fieldOf(value, "continue"));
  const hasWork = !isNull(fieldOf(value, "agent"));
  const rest: SourceMap = { ...value, entries: value.entries.filter((entry) => entry.key !== "continue") };
  const nodes: Node[] = hasWork || !isContinuing ? lowerStep(scope, rest, routeKey(scope, name)) : [];
  return { name, notes: readNotes(log, value, "notes"), continues: isContinuing, nodes };
}

function routeKey(scope: Scope, name: string): string {
  return claimKey(scope, isStepId(name) ? name : slugOf(name));
}
