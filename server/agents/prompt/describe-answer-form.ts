import type { AgentTask } from "#server/engine/agent-port";

/** The word after the fence of the block that ends every answer. */
export const RESULT_FENCE = "botarmy-result";

/** The line that begins a document where several are wanted. */
export function documentMark(name: string): string {
  return `<!-- document: ${name} -->`;
}

type Order = Pick<AgentTask, "wanted" | "asks" | "questionsLeft">;

/** How an answer has to look: documents as Markdown, then one block of JSON. */
export function describeAnswerForm(task: Order): string {
  const parts = [describeDocuments(task), describeResult(task), describeQuestion(task)];
  return ["# Form of your answer", ...parts.filter((part) => part !== "")].join("\n\n");
}

function describeDocuments({ wanted }: Order): string {
  if (wanted.length === 0) return "No document is wanted: answer with the block below alone.";
  if (wanted.length === 1) {
    return "First the whole document as plain Markdown, from its title to its end: no preface, no closing words, no fence around it.";
  }
  const marks = wanted.map(({ name }) => documentMark(name)).join("\n");
  return `First the documents as plain Markdown, without preface or closing words. Begin each with its line:\n\n${marks}`;
}

function describeResult({ asks }: Order): string {
  const findings = Object.fromEntries(asks.map((ask) => [ask.name, exampleFor(ask)]));
  const example = {
    summary: "What you did and what matters, in one to three sentences.",
    confidence: 0.8,
    confidence_reason: "Why not more.",
    open_questions: ["What somebody has to answer, and who."],
    concerns: [],
    findings,
  };
  const block = `\`\`\`${RESULT_FENCE}\n${JSON.stringify(example, null, 2)}\n\`\`\``;
  const intro = `Then, as the very last thing, this block with your own values:\n\n${block}`;
  return [intro, CONCERNS, ...describeAsks(asks)].join("\n\n");
}

const CONCERNS =
  'Under `concerns` stands what a person has to see: `{"trigger": "conflict_detected", "sentence": "..."}` when given documents contradict each other, `{"trigger": "safety_violation", "sentence": "..."}` when something would harm people or their data.';

/** Instead of a document: only when going on without a person's word would be a guess (product.md 4). */
function describeQuestion({ questionsLeft = 0 }: Order): string {
  if (questionsLeft < 1) return "";
  const example = {
    question: {
      text: "The one thing only a person can decide, as a question?",
      options: [{ value: "short-name", label: "What this choice means" }],
      recommendation: "short-name",
    },
  };
  const block = `\`\`\`${RESULT_FENCE}\n${JSON.stringify(example, null, 2)}\n\`\`\``;
  return `If the step cannot be done well without a person's decision, answer with this block alone and no document; you will get the answer. Do so rarely: an assumption that is marked as one is mostly better.\n\n${block}`;
}

type Ask = AgentTask["asks"][number];

function exampleFor({ values, isList }: Ask): string | boolean | string[] {
  if (isList) return ["first item", "second item"];
  return values[0] ?? true;
}

function describeAsks(asks: Ask[]): string[] {
  if (asks.length === 0) return [];
  const lines = asks.map(({ name, values, isList }) => {
    if (isList) return `- \`${name}\`: the list of items, each a short text`;
    if (values.length === 0) return `- \`${name}\`: true or false`;
    return `- \`${name}\`: ${values.map((value) => `"${value}"`).join(" or ")}, or another word that says what you found`;
  });
  return [`Answer every finding from the documents; null when they do not tell.\n\n${lines.join("\n")}`];
}
