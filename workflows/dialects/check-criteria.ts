import { documentOfCriterion, isSameDocument } from "../definition/completion-criterion";
import type { WorkflowDefinition } from "../definition/definition";
import { stepsIn } from "../definition/walk-nodes";
import type { ProblemLog } from "./problem-log";
import { readTextValues } from "./read-fields";
import type { SourceMap } from "./source-value";

/** Warns of a completion criterion whose document no step makes: it is not checked. */
export function checkCriteria(log: ProblemLog, body: SourceMap, { sequences }: WorkflowDefinition): void {
  const made = sequences.flatMap(({ nodes }) => stepsIn(nodes).flatMap((step) => step.outputs));
  const named = [
    ...readTextValues(log, body, "completion_criteria").map((at) => ({
      ...at,
      name: documentOfCriterion(at.text),
    })),
    ...readTextValues(log, body, "outputs").map((at) => ({ ...at, name: at.text })),
  ];
  for (const { name, value } of named) {
    if (name === null || made.some((output) => isSameDocument(name, output.name))) continue;
    const message = `No step makes "${name.slice(0, 60)}", so this is not checked at the end.`;
    log.warn(value.place, "criterion-never-met", message, "Check the spelling, or let a step create it.");
  }
}
