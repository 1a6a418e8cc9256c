import type { AgentTask, DocumentDraft } from "#server/engine/agent-port";
import { type AnswerBlock, AnswerProblem, readAnswerBlock } from "./answer-block";
import { findBlock } from "./find-block";
import { readDocuments } from "./read-documents";

/** A whole answer: documents with what came of the step, or a question in place of them. */
export type Answer = { block: AnswerBlock; documents: DocumentDraft[] };

/** Reads and checks what a model wrote. Throws `AnswerProblem` with the exact field that is wrong. */
export function readAnswer(text: string, task: AgentTask): Answer {
  const parts = findBlock(text);
  if (parts.block === null) throw refuseWithoutBlock(text);
  const block = readAnswerBlock(parts.block, task);
  if (block.kind === "result") return { block, documents: readDocuments(parts.documents, task.wanted) };
  if ((task.questionsLeft ?? 0) > 0) return { block, documents: [] };
  throw new AnswerProblem(
    "question",
    "No more questions can be asked in this step: decide and mark it as an assumption.",
  );
}

function refuseWithoutBlock(text: string): AnswerProblem {
  const end = text.trim().slice(-200);
  const said = end === "" ? "It holds no text at all." : `It ends with: ${JSON.stringify(end)}`;
  return new AnswerProblem("result block", `The answer does not end with the result block. ${said}`);
}
