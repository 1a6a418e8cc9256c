import type { Agent, AgentTask, Outcome, WriteText } from "#server/engine/agent-port";
import { DocumentTooLarge } from "#workflows/documents/rendering-draft";
import { answerAsks } from "./offline/answer-asks";
import { measureConfidence, summarise } from "./offline/judge-documents";
import { type WrittenDocument, writeDocument } from "./offline/write-document";
import { waitOrAbort } from "./wait-or-abort";

// Works without a model, a key or the network (product.md 5).
//   O1. The same task gives the same documents: no clock, no chance, nothing kept between tasks.
//   O2. Every document says that it was written offline; what only a person or a model can know is marked.
//   O3. A finding is answered from the documents or not at all.
//   O4. An abort ends it before the next section.

type Succeeded = Extract<Outcome, { kind: "succeeded" }>;

const NO_USAGE = { inputTokens: 0, outputTokens: 0, cachedTokens: 0, cost: 0 };

/** `sectionDelayMs` slows writing down, so that people can watch; 0 writes at once. */
export function createOfflineAgent({ sectionDelayMs = 120 }: { sectionDelayMs?: number } = {}): Agent {
  return {
    model: "offline",
    async perform(task, write, abort) {
      const written = writeAll(task);
      if (written instanceof DocumentTooLarge) return refuse(written);
      for (const [at, document] of written.entries()) {
        if (at > 0) write("\n\n");
        await writeSlowly(document, sectionDelayMs, write, abort);
      }
      const outcome = conclude(task, written);
      if (written.length === 0) write(outcome.summary);
      return outcome;
    },
  };
}

function writeAll(task: AgentTask): WrittenDocument[] | DocumentTooLarge {
  try {
    return task.wanted.map((wanted) => writeDocument(task, wanted));
  } catch (error) {
    if (error instanceof DocumentTooLarge) return error;
    throw error;
  }
}

/** Trying again would give the same text, so a person has to shorten what it is made from. */
function refuse({ message }: DocumentTooLarge): Outcome {
  return { kind: "failed", reason: "invalid-answer", message, retryable: false, retryAfterMs: null };
}

async function writeSlowly(
  document: WrittenDocument,
  delayMs: number,
  write: WriteText,
  abort: AbortSignal,
): Promise<void> {
  for (const piece of document.pieces) {
    abort.throwIfAborted();
    if (delayMs > 0) await waitOrAbort(delayMs, abort);
    write(piece);
  }
}

function conclude(task: AgentTask, written: WrittenDocument[]): Succeeded {
  const findings = answerAsks(task, written);
  return {
    kind: "succeeded",
    documents: written.map(({ name, mediaType, content }) => ({ name, mediaType, content })),
    findings,
    confidence: measureConfidence(written),
    summary: summarise(task, written, findings),
    model: "offline",
    usage: NO_USAGE,
  };
}
