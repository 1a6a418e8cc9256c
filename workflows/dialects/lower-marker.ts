import type { StepNode } from "../definition/definition";
import { lowerCondition } from "./lower-condition";
import { claimStepKey, readPhase } from "./lower-step";
import { readStepNotes, readText } from "./read-fields";
import { type Scope, slugOf, sourceAt } from "./scope";
import { fieldOf, isNull, type SourceEntry, type SourceMap, type SourceValue, toJson } from "./source-value";
import { humanize, isVerbKey, modeOfMarker, STEP_KEYS } from "./step-vocabulary";

const WORK_KEYS = ["agent", "creates", "outputs", "output", "updates", "validates", "task"];
const MARKER_NAMES = new Set([
  "project_setup_guidance",
  "development_order_guidance",
  "repeat_development_cycle",
  "workflow_end",
]);

/**
 * The three shapes of a marker (formats.md 2): `step: workflow_end` without an agent; `workflow_end:` with
 * sibling keys; `workflow_end: { action, notes }`. Undefined when the map is a step.
 */
export function lowerMarker(scope: Scope, map: SourceMap): StepNode | undefined {
  if (WORK_KEYS.some((key) => !isNull(fieldOf(map, key)))) return undefined;
  const { log } = scope.lowering;
  const name = readText(log, map, "step");
  if (name !== null) return markerNode(scope, map, name, []);
  const unknown = map.entries.filter((entry) => !STEP_KEYS.has(entry.key));
  const [named] = unknown;
  if (named && unknown.length === 1 && isMarkerValue(named)) {
    return markerNode(scope, withInner(map, named), named.key, [named.key]);
  }
  if (unknown.some((entry) => isVerbKey(entry.key))) return undefined;
  const told = readText(log, map, "title") ?? readText(log, map, "action");
  return told === null ? undefined : markerNode(scope, map, told, []);
}

function isMarkerValue({ key, value }: SourceEntry): boolean {
  return value.kind === "map" || isNull(value) || isEmptyText(value) || MARKER_NAMES.has(key);
}

function isEmptyText(value: SourceValue): boolean {
  return value.kind === "scalar" && value.text === "";
}

/** `workflow_end: { action, notes }` read as if its inner keys stood beside it. */
function withInner(map: SourceMap, { key, value }: SourceEntry): SourceMap {
  const inner = value.kind === "map" ? value.entries : [];
  const siblings = map.entries.filter(
    (entry) => entry.key !== key && !inner.some((own) => own.key === entry.key),
  );
  return { ...map, entries: [...inner, ...siblings] };
}

export function markerNode(scope: Scope, map: SourceMap, name: string, hidden: string[]): StepNode {
  const { log } = scope.lowering;
  const key = claimStepKey(scope, map, slugOf(name));
  const extra = map.entries.filter((entry) => !STEP_KEYS.has(entry.key) && !hidden.includes(entry.key));
  return {
    kind: "step",
    key,
    label: humanize(readText(log, map, "title") ?? name),
    mode: modeOfMarker(name),
    agents: [],
    anyAgent: false,
    action: readText(log, map, "action"),
    notes: readStepNotes(log, map),
    inputs: [],
    outputs: [],
    uses: [],
    template: null,
    ...lowerCondition(scope, map, key),
    optional: false,
    repeat: null,
    phase: readPhase(scope, map, key),
    gate: null,
    role: null,
    approvals: 1,
    onReject: { kind: "continue" },
    retry: { attempts: 1, backoffMs: 0 },
    timeoutMs: 600_000,
    effect: "pure",
    asks: [],
    weight: 0,
    extra: Object.fromEntries(extra.map((entry) => [entry.key, toJson(entry.value)])),
    source: sourceAt(scope, map.place),
  };
}
