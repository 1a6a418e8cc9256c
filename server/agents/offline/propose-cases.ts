import { describeRequirement, onePerson, readActor } from "./describe-requirement";
import type { TestCase } from "./facts";
import type { Numbered } from "./read-document";
import type { Idea } from "./read-idea";
import { toSentence } from "./word-forms";

/** One case for each requirement, in their order. */
export function proposeCases(idea: Idea, requirements: Numbered[]): TestCase[] {
  return requirements.map((requirement, at) => ({
    id: `TC${at + 1}`,
    requirement: requirement.id,
    ...proposeCase(idea, requirement),
  }));
}

function proposeCase(idea: Idea, requirement: Numbered): Pick<TestCase, "action" | "expected" | "kind"> {
  const { said, given, result } = describeRequirement(idea, requirement);
  if (requirement.id.startsWith("NFR")) {
    return {
      action: `${given}.`,
      expected: toSentence(said),
      kind: /\d/.test(said) ? "measurement" : "review",
    };
  }
  const actor = readActor(said);
  const task = actor ? `As ${onePerson(actor.who)}: ${actor.does}` : said;
  return { action: `${task}. ${given}.`, expected: toSentence(result), kind: "end to end" };
}
