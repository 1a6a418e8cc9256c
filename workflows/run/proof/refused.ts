import type { DefinitionIndex } from "../definition-index";
import { definitionKey, stepNodeOf } from "../definition-index";
import type { RunEvent } from "../events";

/** Reasons to skip a step that are a person's doing: an incident that was not repaired, what was rejected. */
const BY_PERSON = ["skipped-by-person", "input-rejected"];

/**
 * The steps that were refused by a person, after these events: rejected at a gate, given up at an incident, and what
 * needed them. To decline an optional step is no refusal: the workflow offers it.
 */
export function refusedAfter(
  index: DefinitionIndex,
  before: ReadonlySet<string>,
  events: readonly RunEvent[],
): ReadonlySet<string> {
  const after = new Set(before);
  for (const { type, data } of events) {
    if (type === "step.failed" && data.code === "rejected") after.add(data.stepKey);
    if (type === "steps.reset") for (const key of data.resets) after.delete(key);
    if (type === "step.skipped" && isRefusal(index, after, data)) after.add(data.stepKey);
  }
  return after.size === before.size && [...after].every((key) => before.has(key)) ? before : after;
}

type Skip = { stepKey: string; code: string };

function isRefusal(index: DefinitionIndex, refused: ReadonlySet<string>, { stepKey, code }: Skip): boolean {
  return BY_PERSON.includes(code) || (code === "input-missing" && isMissedByPerson(index, refused, stepKey));
}

/** True when one of the steps that make what this step needs was refused. */
export function isMissedByPerson(
  index: DefinitionIndex,
  refused: ReadonlySet<string>,
  stepKey: string,
  input?: string,
): boolean {
  const inputs = stepNodeOf(index, stepKey)?.inputs ?? [];
  const wanted = inputs.filter(({ name, symbolic }) => !symbolic && (input === undefined || name === input));
  const makers = new Set(wanted.flatMap(({ name }) => index.makers.get(name) ?? []).map(({ key }) => key));
  return [...refused].some((key) => makers.has(definitionKey(key)));
}
