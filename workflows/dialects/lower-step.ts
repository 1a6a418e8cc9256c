import type { StepNode } from "../definition/definition";
import type { JsonObject } from "../definition/json";
import { isUnsafeName } from "../definition/unsafe-name";
import { lowerCondition } from "./lower-condition";
import { lowerRules } from "./lower-rules";
import { readFlag, readStepNotes, readText, readTexts, readTextValues } from "./read-fields";
import { claimId, claimKey, isStepId, placeKey, type Scope, slugOf, sourceAt } from "./scope";
import { entryOf, fieldOf, type SourceMap, toJson } from "./source-value";
import { readInputs, readOutputs } from "./step-documents";
import { readNaming } from "./step-naming";
import { humanize, STEP_KEYS } from "./step-vocabulary";
import { warnMisspelt } from "./warn-misspelt";

/** One step with an agent, after the optional steps that are offered before it (formats.md 2, 2.3). */
export function lowerStep(scope: Scope, map: SourceMap, forcedKey?: string): StepNode[] {
  const { log } = scope.lowering;
  warnMisspelt(log, map, STEP_KEYS);
  const naming = readNaming(log, map);
  const key = forcedKey ?? claimStepKey(scope, map, naming.wanted);
  const notes = readStepNotes(log, map);
  const step: StepNode = {
    kind: "step",
    key,
    label: naming.label,
    mode: naming.mode,
    ...readAgents(scope, map),
    action: readText(log, map, "action") ?? readText(log, map, "task"),
    notes,
    inputs: readInputs(scope, map, key),
    outputs: readOutputs(scope, map, key),
    uses: readUses(scope, map),
    template: plainId(readText(log, map, "template")),
    ...lowerCondition(scope, map, key),
    optional: readFlag(log, map, "optional"),
    repeat: readText(log, map, "repeats") ?? readText(log, map, "repeat") ?? readText(log, map, "repeat_for"),
    phase: readPhase(scope, map, key),
    ...lowerRules(scope, map, notes),
    asks: [],
    extra: readExtra(map),
    source: sourceAt(scope, map.place),
  };
  rememberGoto(scope, map, step);
  return [...readOptionalSteps(scope, map, step), step];
}

/** An `id` if there is one, else `wanted` made unique. */
export function claimStepKey(scope: Scope, map: SourceMap, wanted: string): string {
  const { log } = scope.lowering;
  const id = readText(log, map, "id");
  if (id === null) return claimKey(scope, wanted);
  const place = fieldOf(map, "id")?.place ?? map.place;
  if (isStepId(id) && !isUnsafeName(id)) return claimId(scope, id, place);
  const hint = "Use letters, digits, dot, - and _, at most 100.";
  log.error(place, "bad-id", `"${id.slice(0, 60)}" cannot be a step's id.`, hint);
  return claimKey(scope, slugOf(id) || wanted);
}

/** The step's own phase, else the one of the block or of the step before. */
export function readPhase(scope: Scope, map: SourceMap, key: string): string | null {
  const own = readText(scope.lowering.log, map, "phase");
  if (own === null) return scope.phase;
  scope.lowering.places.set(placeKey(key, "phase"), fieldOf(map, "phase")?.place ?? map.place);
  return own.trim();
}

const AGENT_ID = /^[\p{L}\p{N}][\p{L}\p{N} ._-]{0,99}$/u;
const ANYBODY = /^(various|any|anyone|all|relevant[ _-]agents?|multiple)$/i;

/** `various` is the owner of the document at hand; `a/b` means either. */
function readAgents(scope: Scope, map: SourceMap): { agents: string[]; anyAgent: boolean } {
  const { log, places } = scope.lowering;
  const named = readTextValues(log, map, "agent").flatMap(({ text, value }) =>
    text
      .split(/\s*[/,|]\s*|\s+or\s+/)
      .map((part) => ({ agent: part.trim().replace(/^@/, ""), place: value.place })),
  );
  const agents = named.filter(({ agent, place }) => {
    const isUsable = AGENT_ID.test(agent) && !isUnsafeName(agent);
    if (!isUsable)
      log.error(place, "bad-agent", `"${agent.slice(0, 60)}" cannot be an agent's id.`, "Name an agent.");
    return isUsable && !ANYBODY.test(agent);
  });
  if (named.length === 0) {
    log.warn(
      map.place,
      "missing-agent",
      "No agent is named; a person will choose one.",
      "Add agent: with an agent's id.",
    );
  }
  for (const { agent, place } of agents) places.set(placeKey("", "agent", agent), place);
  return { agents: [...new Set(agents.map(({ agent }) => agent))], anyAgent: agents.length === 0 };
}

/** Ids of templates, checklists and tasks: `templates/outline-tmpl.yaml` -> `outline-tmpl`. */
function readUses(scope: Scope, map: SourceMap): string[] {
  const { log } = scope.lowering;
  const uses = readTexts(log, map, "uses").flatMap((text) => text.split(/\s*,\s*|\s+OR\s+|\s+or\s+/));
  return [...new Set([...uses, ...readTexts(log, map, "task")].flatMap((text) => plainId(text) ?? []))];
}

function plainId(text: string | null): string | null {
  const id = text
    ?.trim()
    .replace(/\.(ya?ml|md)$/i, "")
    .split("/")
    .at(-1)
    ?.trim();
  return id || null;
}

function readExtra(map: SourceMap): JsonObject {
  const unknown = map.entries.filter((entry) => !STEP_KEYS.has(entry.key));
  return Object.fromEntries(unknown.map((entry) => [entry.key, toJson(entry.value)]));
}

function rememberGoto(scope: Scope, map: SourceMap, node: StepNode): void {
  if (node.onReject.kind !== "goto") return;
  const rule = fieldOf(map, "on_reject");
  const place = (rule?.kind === "map" ? entryOf(rule, "goto")?.value.place : undefined) ?? map.place;
  scope.lowering.gotos.push({ stepKey: node.key, target: node.onReject.step, place, prefix: scope.prefix });
}

const MOST_OPTIONAL = 20;

/**
 * `optional_steps` are offered before the step, to the same agent (formats.md 2.3). They share its condition
 * and its inputs: what is not done, or cannot be done, needs no preparation.
 */
function readOptionalSteps(scope: Scope, map: SourceMap, step: StepNode): StepNode[] {
  const inner: Scope = { ...scope, prefix: `${step.key}/` };
  const offered = readTextValues(scope.lowering.log, map, "optional_steps");
  const [first] = offered.slice(MOST_OPTIONAL);
  if (first) {
    const message = `A step has at most ${MOST_OPTIONAL} optional steps.`;
    scope.lowering.log.error(
      first.value.place,
      "too-many-steps",
      message,
      "Make some of them steps of their own.",
    );
  }
  return offered.slice(0, MOST_OPTIONAL).map(({ text, value }) => ({
    ...step,
    key: claimKey(inner, isStepId(text) ? text : slugOf(text)),
    label: humanize(text),
    mode: "work",
    action: text,
    notes: "",
    outputs: [],
    uses: [],
    template: null,
    optional: true,
    repeat: null,
    gate: null,
    role: null,
    approvals: 1,
    onReject: { kind: "continue" },
    extra: {},
    source: sourceAt(scope, value.place),
  }));
}
