import { z } from "zod";
import { NoticeKind } from "./notice-kind";

/**
 * What a message says, whatever carries it. Everything but `quote` and the names of runs and people is made by
 * the server; `quote` may be an agent's words and is marked as such wherever it shows (experience.md 0).
 */
export const NoticeFact = z.object({
  kind: NoticeKind,
  /** ISO 8601. */
  at: z.string(),
  headline: z.string(),
  /** Null for messages about notifications themselves. */
  run: z.object({ id: z.string(), title: z.string(), workflowId: z.string() }).nullable(),
  /** Leads to the request instead of the run. */
  approvalId: z.string().nullable(),
  /** Small facts, in order. */
  facts: z.array(z.object({ label: z.string(), value: z.string() })),
  quote: z.string().nullable(),
  /** The time limit of a request. ISO 8601. */
  dueAt: z.string().nullable(),
});
export type NoticeFact = z.infer<typeof NoticeFact>;

/** Where a message leads: the request, the run, or the settings. Never an address that decides something. */
export function placeOf({ approvalId, run }: Pick<NoticeFact, "approvalId" | "run">): string {
  if (approvalId !== null) return `/inbox?request=${encodeURIComponent(approvalId)}`;
  return run ? `/runs/${run.id}` : "/settings?tab=notifications";
}
