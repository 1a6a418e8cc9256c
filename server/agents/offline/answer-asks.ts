import type { AgentTask } from "#server/engine/agent-port";
import type { JsonObject } from "#workflows/definition/json";
import { checkImplementation } from "./check-implementation";
import { collectFacts } from "./collect-facts";
import type { Facts } from "./facts";
import { findProblems } from "./find-problems";
import { listItems, storyAtHand } from "./story-at-hand";
import type { WrittenDocument } from "./write-document";

type Ask = AgentTask["asks"][number];

/** Conditions that ask whether something was found wrong. */
const TROUBLE = /issue|unchecked|problem|defect|error|inadequate|changes?(_|$)|conflict|missing|incomplete/i;
const PASSED = /^(pass|passed|ok|green|yes|clean|success)$/i;
const FAILED = /^(fail|failed|red|no|not_ok)$/i;

/**
 * Findings that the documents themselves answer. Questions of taste, and anything that a person has to know,
 * are left out: then a person is asked.
 */
export function answerAsks(task: AgentTask, written: WrittenDocument[]): JsonObject {
  const findings: JsonObject = {};
  for (const ask of task.asks) {
    const answer = answerAsk(task, written, ask);
    if (answer !== undefined) findings[ask.name] = answer;
  }
  return findings;
}

function answerAsk(
  task: AgentTask,
  written: WrittenDocument[],
  { name, values, isList }: Ask,
): string | string[] | boolean | undefined {
  if (/^(user|person|owner)_/i.test(name)) return undefined;
  const facts = ofStory(collectFacts(withWritten(task, written), written[0]?.name ?? "", null));
  if (isList) return listItems(facts, name) ?? undefined;
  if (values.length === 0) return TROUBLE.test(name) ? findProblems(facts).length > 0 : undefined;
  const isVerdict = values.some((value) => PASSED.test(value) || FAILED.test(value));
  const check = isVerdict ? checkImplementation(facts) : null;
  if (!isVerdict || check === null) return undefined;
  const isGood = check.defects.length === 0;
  const named = values.find((value) => (isGood ? PASSED : FAILED).test(value));
  return named ?? (isGood ? "pass" : "fail");
}

/** In a story, what the other stories need is nobody's fault. */
function ofStory(facts: Facts): Facts {
  const story = facts.task.stepKey.includes("[") ? storyAtHand(facts) : null;
  return story ? { ...facts, functional: [story.requirement], nonFunctional: [] } : facts;
}

/** What was just written counts too: it replaces an older text of the same name. */
function withWritten(task: AgentTask, written: WrittenDocument[]): AgentTask {
  const names = new Set(written.map(({ name }) => name));
  const fresh = written.map(({ name, content }) => ({
    artifactId: "",
    name,
    version: 0,
    sha256: "",
    content,
  }));
  return { ...task, given: [...task.given.filter(({ name }) => !names.has(name)), ...fresh] };
}
