import type { AgentTask } from "#server/engine/agent-port";
import type { JsonObject } from "#workflows/definition/json";
import { answerAsks } from "../offline/answer-asks";
import { measureConfidence, summarise } from "../offline/judge-documents";
import { type WrittenDocument, writeDocument } from "../offline/write-document";
import { documentMark, RESULT_FENCE } from "../prompt/describe-answer-form";

/** A good answer in two parts: the documents, and the block that ends it. */
export type WrittenAnswer = { documents: string; block: JsonObject };

/** To a prompt that is none of ours. */
export function answerStranger(prompt: string): WrittenAnswer {
  const documents = `# The fake model\n\nIt answers the prompts of BotArmy. Yours has ${prompt.length} characters.\n`;
  return { documents, block: { summary: "Answered a stranger.", confidence: 1, findings: {} } };
}

/** What a model that does its work would answer: the offline agent's documents in the form that was asked for. */
export function writeAnswer(task: AgentTask): WrittenAnswer {
  const written = task.wanted.map((wanted) => writeDocument(task, wanted));
  const findings = answerAsks(task, written);
  const unknown = Object.fromEntries(task.asks.map(({ name }) => [name, null]));
  return {
    documents: joinDocuments(written),
    block: {
      summary: summarise(task, written, findings),
      confidence: measureConfidence(written),
      confidence_reason: "Written by the fake model from templates.",
      open_questions: [],
      concerns: [],
      findings: { ...unknown, ...findings },
    },
  };
}

export function writeBlock(block: JsonObject): string {
  return `\n\n\`\`\`${RESULT_FENCE}\n${JSON.stringify(block, null, 2)}\n\`\`\`\n`;
}

function joinDocuments(written: WrittenDocument[]): string {
  if (written.length === 1) return written[0]?.content ?? "";
  return written.map(({ name, content }) => `${documentMark(name)}\n${content}`).join("\n\n");
}
