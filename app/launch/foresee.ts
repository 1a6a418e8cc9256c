import { evaluateCondition, keysIn } from "#workflows/definition/condition";
import type { StepNode } from "#workflows/definition/definition";
import type { Json, JsonObject } from "#workflows/definition/json";
import type { LaunchChoice } from "#workflows/definition/launch-choices";
import { readPath } from "#workflows/definition/read-path";
import type { Unanswered } from "#workflows/run/signals";

/** What is known before a run starts. */
export type Foreknowledge = {
  input: JsonObject;
  /** Names of the inputs that have a value, or may stay without one. */
  settledInputs: ReadonlySet<string>;
  choices: readonly LaunchChoice[];
  answers: Readonly<Record<string, boolean>>;
  unanswered: Unanswered;
};

/** Why a step will certainly not be done; null while it may be. */
export function reasonToSkip(step: StepNode, known: Foreknowledge): string | null {
  if (isConditionFalse(step, known)) return "the condition is not met with these answers";
  const choice = known.choices.find(
    ({ kind, stepKeys }) => kind === "optional" && stepKeys.includes(step.key),
  );
  return choice && answerTo(choice, known) === false ? "optional, and not wanted" : null;
}

/** Only what the form decides counts: what agents find out later is open. */
function isConditionFalse({ condition }: StepNode, known: Foreknowledge): boolean {
  if (condition === null) return false;
  const isOpen = keysIn(condition).some((key) => !known.settledInputs.has(key.split(".")[0] ?? key));
  if (isOpen) return false;
  const value = (path: string): Json | undefined => readPath(known.input, path);
  return evaluateCondition(condition, { value, fact: (name) => factOf(name, known) }) === false;
}

function factOf(name: string, known: Foreknowledge): boolean | undefined {
  const given = readPath(known.input, name);
  if (typeof given === "boolean") return given;
  const choice = known.choices.find((one) => one.name === name);
  return choice && answerTo(choice, known);
}

function answerTo({ name }: LaunchChoice, { answers, unanswered }: Foreknowledge): boolean | undefined {
  return answers[name] ?? (unanswered === "no" ? false : undefined);
}
