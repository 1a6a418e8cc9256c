import type { Principal } from "#server/auth/principal";
import { findHighRisks } from "#server/queries/find-high-risks";
import { type RefusalDetails, type RefusalReason, RunRefusal } from "#workflows/run/refusal";
import { type DecisionOrder, decideApproval } from "./decide-approval";
import type { Decided } from "./decided";
import type { OrderDeps } from "./order-deps";

/** What came of one decision of a batch. */
export type BatchResult =
  | ({ ok: true; approvalId: string } & Decided)
  | {
      ok: false;
      approvalId: string;
      error: { reason: RefusalReason; message: string; details: RefusalDetails };
    };

/**
 * Decides each item by itself, in order: one that is refused leaves the others as they are. What is of high risk
 * is refused in company (H17).
 */
export async function decideMany(
  deps: Pick<OrderDeps, "db" | "engine">,
  by: Principal,
  items: readonly DecisionOrder[],
): Promise<{ results: BatchResult[] }> {
  const ids = items.map(({ approvalId }) => approvalId);
  const findWorkflow = (sha256: string) => deps.engine.workflows.find(sha256);
  const risky =
    items.length > 1 ? await findHighRisks({ db: deps.db, findWorkflow }, ids) : new Set<string>();
  const results: BatchResult[] = [];
  for (const item of items) results.push(await decideOne(deps, by, item, risky));
  return { results };
}

async function decideOne(
  deps: Pick<OrderDeps, "db" | "engine">,
  by: Principal,
  item: DecisionOrder,
  risky: ReadonlySet<string>,
): Promise<BatchResult> {
  const { approvalId } = item;
  try {
    if (risky.has(approvalId)) throw refuseCompany();
    return { ok: true, approvalId, ...(await decideApproval(deps, by, item)) };
  } catch (error) {
    if (!(error instanceof RunRefusal)) throw error;
    const { reason, message, details } = error;
    return { ok: false, approvalId, error: { reason, message, details } };
  }
}

function refuseCompany(): RunRefusal {
  return new RunRefusal("decide-alone", "This request is of high risk: open it and decide it by itself.");
}
