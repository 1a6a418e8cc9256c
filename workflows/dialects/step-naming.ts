import type { StepMode } from "../definition/definition";
import { parseDocumentNames, stemOf } from "./document-name";
import type { ProblemLog } from "./problem-log";
import { readText, readTextValues } from "./read-fields";
import { slugOf } from "./scope";
import type { SourceMap } from "./source-value";
import { humanize } from "./step-vocabulary";

/** What a step is called, all derived from what it says it does. `wanted` is its key unless it has an id. */
export type StepNaming = { mode: StepMode; label: string; wanted: string };

type Work = { mode: "create" | "update" | "validate"; text: string };

const KEY_PREFIX = { create: "", update: "update-", validate: "validate-" };
const VERB = { create: "Create", update: "Update", validate: "Validate" };

/** Key: the step's label, else the document, else the action, else the agent. */
export function readNaming(log: ProblemLog, map: SourceMap): StepNaming {
  const title = readText(log, map, "title") ?? readText(log, map, "label");
  const name = readText(log, map, "step") ?? title;
  const work = readWork(log, map);
  const target = work ? (parseDocumentNames(work.text).names[0]?.name ?? work.text) : "";
  const deed = readDeed(log, map);
  const stem = slugOf(stemOf(target));
  const wanted = slugOf(name ?? "") || (work && stem ? KEY_PREFIX[work.mode] + stem : slugOf(deed));
  const told = title ?? humanize(name ?? readText(log, map, "action") ?? "");
  const derived = work ? `${VERB[work.mode]} ${target.replace(/_/g, " ")}` : humanize(deed);
  return { mode: work?.mode ?? "work", label: told || derived, wanted };
}

function readDeed(log: ProblemLog, map: SourceMap): string {
  const agents = readTextValues(log, map, "agent").map(({ text }) => text);
  return readText(log, map, "action") ?? readText(log, map, "task") ?? (agents.join(" or ") || "step");
}

function readWork(log: ProblemLog, map: SourceMap): Work | null {
  const first = (key: string) => readTextValues(log, map, key)[0]?.text;
  const created = first("creates") ?? first("outputs") ?? first("output");
  const updated = first("updates");
  const validated = first("validates");
  if (validated !== undefined) return { mode: "validate", text: validated };
  if (created !== undefined) return { mode: "create", text: created };
  return updated === undefined ? null : { mode: "update", text: updated };
}
