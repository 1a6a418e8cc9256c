import { factsIn } from "../../definition/condition";
import type { DefinitionIndex } from "../definition-index";
import { definitionKey, stepNodeOf } from "../definition-index";
import type { RunEvent } from "../events";
import type { RunState } from "../run-state";

/** Reasons to skip a step that are a person's doing. */
const BY_PERSON = ["optional-declined", "skipped-by-person", "input-rejected", "input-failed"];

/** The steps a person is to blame for, after these events; `run` is the state after them. */
export function declinedAfter(
  index: DefinitionIndex,
  run: RunState,
  before: ReadonlySet<string>,
  events: readonly RunEvent[],
): ReadonlySet<string> {
  const after = new Set(before);
  for (const event of events) {
    if (event.type === "step.failed") after.add(event.data.stepKey);
    if (event.type === "steps.reset") for (const key of event.data.resets) after.delete(key);
    if (event.type === "step.skipped" && isDeclining(index, run, after, event.data))
      after.add(event.data.stepKey);
  }
  return after.size === before.size && [...after].every((key) => before.has(key)) ? before : after;
}

type Skip = { stepKey: string; code: string; sentence: string };

function isDeclining(
  index: DefinitionIndex,
  run: RunState,
  declined: ReadonlySet<string>,
  skip: Skip,
): boolean {
  const { stepKey, code } = skip;
  if (BY_PERSON.includes(code)) return true;
  const node = stepNodeOf(index, stepKey);
  if (code === "input-missing") return isMissedByPerson(index, declined, stepKey);
  if (code !== "condition-false" || !node?.condition) return false;
  return factsIn(node.condition).some((name) => run.findings[name]?.source === "person");
}

/** True when one of the steps that make what this step needs was declined. */
export function isMissedByPerson(
  index: DefinitionIndex,
  declined: ReadonlySet<string>,
  stepKey: string,
  input?: string,
): boolean {
  const inputs = stepNodeOf(index, stepKey)?.inputs ?? [];
  const wanted = inputs.filter(({ name, symbolic }) => !symbolic && (input === undefined || name === input));
  const makers = new Set(wanted.flatMap(({ name }) => index.makers.get(name) ?? []).map(({ key }) => key));
  return [...declined].some((key) => makers.has(definitionKey(key)));
}
