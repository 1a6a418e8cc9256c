import type { Principal } from "#server/auth/principal";
import { findDecisionPlaces } from "#server/queries/find-decision-places";
import { findHighRisks } from "#server/queries/find-high-risks";
import { type WithIsoTimes, withIsoTimes } from "#server/queries/iso-times";
import { type RefusalDetails, type RefusalReason, RunRefusal } from "#workflows/run/refusal";
import { type DecisionOrder, decideAt, refuseUsedId } from "./decide-approval";
import type { Decided } from "./decided";
import type { OrderDeps } from "./order-deps";

/** What came of one decision of a batch. */
export type BatchResult =
  | ({ ok: true; approvalId: string } & Decided)
  | {
      ok: false;
      approvalId: string;
      error: { reason: RefusalReason; message: string; details: WithIsoTimes<RefusalDetails> };
    };

type Deciding = Pick<OrderDeps, "db" | "engine">;

/**
 * Decides all items at once, so that one commit carries them, and each by itself: one that is refused leaves the
 * others as they are. What is of high risk is refused in company (H17).
 */
export async function decideMany(
  deps: Deciding,
  by: Principal,
  items: readonly DecisionOrder[],
): Promise<{ results: BatchResult[] }> {
  const [risky, places] = await Promise.all([findRisky(deps, items), findDecisionPlaces(deps.db, items)]);
  const results = await Promise.all(
    items.map((item, at) =>
      resultOf(item, () => {
        if (risky.has(item.approvalId)) throw refuseCompany();
        if (isIdTaken(items.slice(0, at), item)) throw refuseUsedId();
        return decideAt(deps, by, item, places[at]);
      }),
    ),
  );
  return { results };
}

async function findRisky({ db, engine }: Deciding, items: readonly DecisionOrder[]): Promise<Set<string>> {
  if (items.length < 2) return new Set();
  const findWorkflow = (sha256: string) => engine.workflows.find(sha256);
  return findHighRisks(
    { db, findWorkflow },
    items.map(({ approvalId }) => approvalId),
  );
}

/** An item before it decides another approval under the same id. */
function isIdTaken(earlier: readonly DecisionOrder[], { approvalId, decisionId }: DecisionOrder): boolean {
  return earlier.some((item) => item.decisionId === decisionId && item.approvalId !== approvalId);
}

async function resultOf({ approvalId }: DecisionOrder, decide: () => Promise<Decided>): Promise<BatchResult> {
  try {
    return { ok: true, approvalId, ...(await decide()) };
  } catch (error) {
    if (!(error instanceof RunRefusal)) throw error;
    const { reason, message, details } = error;
    return { ok: false, approvalId, error: { reason, message, details: withIsoTimes(details) } };
  }
}

function refuseCompany(): RunRefusal {
  return new RunRefusal("decide-alone", "This request is of high risk: open it and decide it by itself.");
}
