import { type Content, items, rowsOf, toBeConfirmed, type Writer } from "../content";
import type { Facts } from "../facts";
import { sectionsAbout, toSnake } from "../read-document";
import { storyAtHand } from "../story-at-hand";
import { toClause } from "../word-forms";
import { DESIGN_PROPOSALS } from "./interface-writers";
import { describeStory } from "./story-writers";

const changelog: Writer = ({ task }) => ({
  records: rowsOf("date version description author", [
    [
      "on approval",
      "1",
      task.step.mode === "update" ? "Revised" : "First draft",
      `${task.agent.name} (${task.agent.title})`,
    ],
  ]),
});

const nextSteps: Writer = ({ task, documents }) =>
  items([
    `A person reads this document and decides whether it holds${task.step.label === "" ? "" : ` (${task.step.label})`}.`,
    "The open questions are answered, or somebody says that they can wait.",
    ...(documents.length > 0
      ? [`What follows uses it together with ${documents.map(({ name }) => name).join(", ")}.`]
      : []),
  ]);

const technology: Writer = (facts) => ({
  text: `${facts.stack.join(", ")} (${facts.isStackGiven ? "given at the start" : "proposed; the team that maintains it decides"}).`,
  records: facts.stack.map((chosen) => ({
    text: chosen,
    category: "Technology",
    technology: chosen,
    version: "the current stable one",
    purpose: "see the components",
    rationale: facts.isStackGiven ? "Given at the start" : "Proven, and known to many",
  })),
});

/** Whoever works on with this document, and what must not be lost on the way. */
const prompt: Writer = (facts, { section }) => {
  const ids = facts.functional.map(({ id }) => id);
  const who = toClause((section.title ?? "").replace(/\bprompt\b/i, "").trim()) || "next role";
  return {
    text:
      `As ${who}: read this document${facts.documents.length > 0 ? ` together with ${facts.documents.map(({ name }) => name).join(", ")}` : ""} and go on from it. ` +
      `Keep the numbers ${ids[0] ?? "FR1"} to ${ids.at(-1) ?? "FR1"}, say for each what you do about it, and mark what you assume.`,
  };
};

export const generalWriters: Record<string, Writer> = {
  changelog,
  prompt,
  "next-steps": nextSteps,
  technology,
};

/** For a section that nothing is known about: what an earlier document says under that heading, else an open point. */
export function writeUnknown(facts: Facts, title: string, instruction: string): Content {
  const carried = carryOver(facts, title);
  if (carried) return { text: carried };
  const asked = firstSentence(instruction);
  const who =
    facts.task.agent.title === "" ? "a person" : `a person, or a model as ${facts.task.agent.title}`;
  return { text: `${toBeConfirmed(who)}.${asked === "" ? "" : ` Asked for here: ${asked}`}` };
}

function carryOver(facts: Facts, title: string): string | null {
  const wanted = toSnake(title);
  for (const document of facts.documents) {
    const [found] = sectionsAbout([document], /./).filter((section) => toSnake(section.heading) === wanted);
    const text = [...(found?.paragraphs ?? []), ...(found?.items ?? []).map((item) => `- ${item}`)].join(
      "\n",
    );
    if (text !== "" && !/\{\{|^To be confirmed/.test(text)) return `As ${document.name} says:\n\n${text}`;
  }
  return null;
}

function firstSentence(instruction: string): string {
  const line = instruction.trim().split("\n")[0] ?? "";
  if (/^[-*]|:$/.test(line)) return "";
  const sentence = /^.*?[.!?](?=\s|$)/.exec(line)?.[0] ?? line;
  return sentence.slice(0, 200);
}

/** Values that any section may use by name, in our templates and in foreign ones. */
export function globalVariables(facts: Facts): Record<string, string> {
  const { agent } = facts.task;
  const atHand = /\[\d+\]|stor(?:y|ies)/i.test(`${facts.task.stepKey} ${facts.document}`)
    ? storyAtHand(facts)
    : null;
  const story = atHand ? describeStory(facts, atHand.requirement, atHand.at) : {};
  const { text: _, requirement_id: __, ...variables } = story;
  return {
    ...variables,
    project_name: facts.name,
    product_name: facts.name,
    project_product_name: facts.name,
    Project_Name: facts.name,
    epic_num: "1",
    epic_number: "1",
    agent_name: agent.name,
    agent_role: agent.title,
    agent_model_name_version: "offline (no model)",
    user_type_plural: facts.actors,
    enhancement_description: `what ${facts.actors} asked for`,
    ...DESIGN_PROPOSALS,
  };
}
