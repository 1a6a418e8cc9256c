/** Why an order or a report was refused: the closed list behind `data.reason` (contract.md 2). */
const REFUSAL_REASONS = [
  "already-decided",
  "already-started",
  "already-voted",
  "approval-closed",
  "bad-answer",
  "bad-input",
  "comment-required",
  "content-changed",
  "content-required",
  "decide-alone",
  "history-deleted",
  "illegal-move",
  "not-found",
  "own-request",
  "role-required",
  "stale-task",
  "wrong-kind",
] as const;
export type RefusalReason = (typeof REFUSAL_REASONS)[number];

/** Facts a caller may need besides the sentence, e.g. the winner of a decided approval. */
export type RefusalDetails = Record<string, string | number | boolean | null>;

/** The core's only exception: the order cannot be carried out, nothing was changed. */
export class RunRefusal extends Error {
  override readonly name = "RunRefusal";

  constructor(
    readonly reason: RefusalReason,
    message: string,
    readonly details: RefusalDetails = {},
  ) {
    super(message);
  }
}
