import type { WorkflowDefinition } from "../definition/definition";
import type { JsonObject } from "../definition/json";
import { stemOf } from "./document-name";
import { phaseNamesOf } from "./phase-lists";
import type { ProblemLog } from "./problem-log";
import { nameOf, readMap, readNotes, readText, readTexts } from "./read-fields";
import { slugOf } from "./scope";
import { fieldOf, isNull, type SourceMap, toJson } from "./source-value";
import { humanize } from "./step-vocabulary";
import { warnMisspelt } from "./warn-misspelt";
import { readWorkflowInputs } from "./workflow-inputs";

export type WorkflowHead = Omit<WorkflowDefinition, "sequences">;

/** Keys of a workflow that mean something to us, beside those that hold steps. */
export const HEAD_KEYS = new Set(
  "id name title description type version project_types inputs phases flow_diagram decision_guidance handoff_prompts completion_criteria outputs".split(
    " ",
  ),
);

/** Everything of a workflow but its steps. `stepKeys` are the keys that hold steps. */
export function readWorkflowHead(
  log: ProblemLog,
  body: SourceMap,
  pack: string,
  stepKeys: string[],
): WorkflowHead {
  warnMisspelt(log, body, new Set([...HEAD_KEYS, ...stepKeys]));
  const id = readId(log, body);
  const outputs = readTexts(log, body, "outputs").map((name) => `${name} exists`);
  return {
    id,
    pack,
    name: readText(log, body, "title") ?? readText(log, body, "name") ?? humanize(id),
    description: readNotes(log, body, "description").trim(),
    type: readTexts(log, body, "type").join(", "),
    version: readText(log, body, "version") ?? "",
    projectTypes: readTexts(log, body, "project_types"),
    whenToUse: readWhenToUse(log, body),
    inputs: readWorkflowInputs(log, body),
    phases: readPhases(log, body),
    handoffPrompts: readPrompts(log, body),
    completionCriteria: [...readTexts(log, body, "completion_criteria"), ...outputs],
    diagram: readNotes(log, body, "flow_diagram"),
    extra: readExtra(body, stepKeys),
  };
}

const ID = /^[\p{L}\p{N}][\p{L}\p{N}._-]{0,99}$/u;

/** The id, else the name, else the file's name. Never a path. */
function readId(log: ProblemLog, body: SourceMap): string {
  const fromFile = slugOf(stemOf(log.file)) || "workflow";
  const written = readText(log, body, "id");
  if (written !== null && ID.test(written)) return written;
  if (written === null) {
    const name = readText(log, body, "name");
    return (name !== null && ID.test(name) ? name : slugOf(name ?? "")) || fromFile;
  }
  const id = slugOf(written) || fromFile;
  const place = fieldOf(body, "id")?.place ?? body.place;
  log.warn(
    place,
    "bad-id",
    `The id "${written.slice(0, 60)}" is read as "${id}".`,
    "Use letters, digits, dot, - and _, at most 100.",
  );
  return id;
}

/** Declared phases, or the names of the phases that hold the steps. */
function readPhases(log: ProblemLog, body: SourceMap): string[] {
  return phaseNamesOf(fieldOf(body, "phases")) ?? readTexts(log, body, "phases");
}

function readWhenToUse(log: ProblemLog, body: SourceMap): string[] {
  const guidance = fieldOf(body, "decision_guidance");
  return guidance?.kind === "map"
    ? readTexts(log, guidance, "when_to_use")
    : readTexts(log, body, "decision_guidance");
}

function readPrompts(log: ProblemLog, body: SourceMap): Record<string, string> {
  const prompts = readMap(log, body, "handoff_prompts");
  return Object.fromEntries(
    (prompts?.entries ?? []).flatMap(({ key, value }) => {
      if (isNull(value)) return [];
      if (value.kind === "scalar") return [[key, value.text.trim()]];
      log.warn(
        value.place,
        "wrong-type",
        `The prompt "${key}" is read as text, not as ${nameOf(value)}.`,
        "Put it in quotes.",
      );
      return [[key, value.raw]];
    }),
  );
}

function readExtra(body: SourceMap, stepKeys: string[]): JsonObject {
  const unknown = body.entries.filter((entry) => !HEAD_KEYS.has(entry.key) && !stepKeys.includes(entry.key));
  const extra = Object.fromEntries(unknown.map((entry) => [entry.key, toJson(entry.value)]));
  const guidance = fieldOf(body, "decision_guidance");
  if (guidance?.kind !== "map" || guidance.entries.length < 2) return extra;
  return { ...extra, decision_guidance: toJson(guidance) };
}
