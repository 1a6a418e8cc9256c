import { keepDoubts } from "#workflows/run/doubts";
import type { SignalOf } from "#workflows/run/signals";
import { contentOf } from "./content-store";
import { findElicitedPoints } from "./find-elicited-points";
import { boundConcerns, findUnsafeText } from "./find-unsafe-text";
import type { Performed } from "./perform-task";
import type { NewContent } from "./run-move";

/** The claim that a report builds on. */
export type Report = { taskId: string; fence: number; worker: string };

export type DescribedOutcome = {
  signal: SignalOf<"taskSucceeded" | "taskAsked" | "taskFailed" | "taskRefused">;
  contents: NewContent[];
};

/** What came of an attempt, as the journal takes it: a signal, and the bytes of the documents it refers to. */
export function describeOutcome(
  report: Report,
  performed: Exclude<Performed, { kind: "dropped" }>,
  templates: Record<string, string>,
): DescribedOutcome {
  if (performed.kind === "failed") {
    const { reason, message, retryable, retryAfterMs } = performed;
    return {
      signal: { type: "taskFailed", ...report, reason, message, retryable, retryAfterMs },
      contents: [],
    };
  }
  if (performed.kind === "question") {
    const { kind: _, ...asked } = performed;
    return { signal: { type: "taskAsked", ...report, ...asked }, contents: [] };
  }
  if (performed.kind === "refused") {
    return { signal: { type: "taskRefused", ...report, refusal: performed.refusal }, contents: [] };
  }
  const { documents, findings, confidence, summary, doubts, model, usage } = performed;
  const contents = documents.map(({ content }) => contentOf(content));
  const refs = documents.map(({ name, mediaType }, at) => {
    const { sha256, bytes } = contents[at] ?? contentOf("");
    return { name, mediaType, sha256, size: bytes.length };
  });
  const concerns = [...boundConcerns(performed.concerns), ...findUnsafeText(documents)];
  const elicits = findElicitedPoints(documents, templates);
  const said = { findings, confidence, summary, ...keepDoubts(doubts), model, usage, concerns };
  return { signal: { type: "taskSucceeded", ...report, documents: refs, ...said, elicits }, contents };
}
