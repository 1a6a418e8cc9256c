import type { ApprovalDetail } from "#server/queries/approval-detail";
import type { DecisionRow } from "#server/queries/approval-row";
import type { DecisionAction } from "#workflows/run/events";

/** Where a request stands for the person who looks at it. */
export type Standing =
  | { kind: "open" }
  /** The text is another than the one that was read. */
  | { kind: "changed" }
  /** `isCollision`: decided by somebody else while it was open here. */
  | { kind: "decided"; decision: DecisionRow; isCollision: boolean }
  | { kind: "closed"; status: "expired" | "void" }
  /** The person approved; others have to as well. */
  | { kind: "voted" }
  | { kind: "not-allowed"; sentence: string };

type Judged = Pick<ApprovalDetail, "status" | "decision" | "voters" | "facts">;

type Looking = {
  me: { id: string; role: string; permissions: readonly string[] } | null;
  /** It was open when the person began to look. */
  wasOpen: boolean;
  isChanged: boolean;
  /** Ids of the decisions that were sent from here. */
  sent: ReadonlySet<string>;
};

export function standingOf(request: Judged, { me, wasOpen, isChanged, sent }: Looking): Standing {
  const { status, decision, voters } = request;
  if (decision) return { kind: "decided", decision, isCollision: wasOpen && !sent.has(decision.id) };
  if (status === "expired" || status === "void") return { kind: "closed", status };
  const missing = me && sayMissingRole(request, me);
  if (missing) return { kind: "not-allowed", sentence: missing };
  if (isChanged) return { kind: "changed" };
  if (voters.some(({ id }) => id === me?.id)) return { kind: "voted" };
  return { kind: "open" };
}

/** Whether a person may still take this action; who approved already may yet say something else. */
export function isOpen({ kind }: Standing, action: DecisionAction): boolean {
  return kind === "open" || (kind === "voted" && action !== "approve");
}

function sayMissingRole(
  { facts }: Judged,
  { role, permissions }: NonNullable<Looking["me"]>,
): string | undefined {
  const isAllowed = permissions.includes("approvals.decide") && facts.mayDecide.some((one) => one === role);
  if (isAllowed) return undefined;
  return `Deciding this takes the role ${facts.mayDecide.join(" or ")}; yours is ${role}.`;
}
