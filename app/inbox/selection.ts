import type { ApprovalRow } from "#server/queries/approval-row";

/** What the server takes at once (reliability.md H17). */
export const MOST_AT_ONCE = 20;

type Row = Pick<
  ApprovalRow,
  "id" | "status" | "kind" | "risk" | "workflowId" | "stepKey" | "contentSha256" | "decision"
> & { isGone?: boolean };

/** Why a request cannot be decided together with those that are chosen; null when it can. */
export function whyNotTogether(row: Row, chosen: readonly Row[]): string | null {
  if (row.status !== "pending" || row.isGone) return "It no longer waits.";
  if (row.kind === "question") return "A question is answered by itself.";
  if (row.risk === "high") return "It is of high risk: decide it by itself.";
  const [first] = chosen;
  if (!first || chosen.some(({ id }) => id === row.id)) return null;
  if (gateOf(first) !== gateOf(row)) return "Only requests of the same gate are decided together.";
  if (chosen.length >= MOST_AT_ONCE) return `At most ${MOST_AT_ONCE} are decided together.`;
  return null;
}

/** The gate of the workflow that asks; in a map every item has a gate of its own path. */
function gateOf({ workflowId, stepKey, kind }: Row): string {
  return `${workflowId} ${stepKey.replaceAll(/\[\d+\]/g, "")} ${kind}`;
}
