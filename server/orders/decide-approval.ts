import { actorOf, type Principal } from "#server/auth/principal";
import { type DecisionPlace, findDecisionPlaces } from "#server/queries/find-decision-places";
import { RunRefusal } from "#workflows/run/refusal";
import type { Answer, Remark, SectionChoice, SignalOf } from "#workflows/run/signals";
import { type AmendmentOrder, amendmentOf } from "./amendment";
import { type Decided, showDecided } from "./decided";
import type { OrderDeps } from "./order-deps";

export type DecisionOrder = AmendmentOrder & {
  /** Made by the client: the same id again gives the same answer. */
  decisionId: string;
  action: "approve" | "revise" | "amend" | "reject";
  comment: string;
  /** Of the bytes that were shown (H2). */
  contentSha256: string | null;
  /** Remarks on passages, kept with the decision and given to the agent that tries again. */
  comments?: Remark[];
  /** What was chosen for each elicitation point. */
  sections?: SectionChoice[];
};

export type AnswerOrder = { approvalId: string; decisionId: string; answer: Answer; comment: string };

type Deciding = Pick<OrderDeps, "db" | "engine">;

/** Decides an approval; exactly one decision wins (H1). Refuses as product.md 4 says, with the winner if there is one. */
export async function decideApproval(deps: Deciding, by: Principal, order: DecisionOrder): Promise<Decided> {
  const [place] = await findDecisionPlaces(deps.db, [order]);
  return decideAt(deps, by, order, place);
}

/** Decides an approval whose place was looked up; refuses as `decideApproval` does. */
export async function decideAt(
  deps: Deciding,
  by: Principal,
  order: DecisionOrder,
  place: DecisionPlace | undefined,
): Promise<Decided> {
  const { approvalId, decisionId, action, comment, contentSha256 } = order;
  const { runId } = checkPlace(order, place);
  const amendment = await amendmentOf(deps, runId, order);
  const signal: SignalOf<"decideApproval"> = {
    type: "decideApproval",
    approvalId,
    decisionId,
    action,
    comment,
    contentSha256,
    amended: amendment?.document ?? null,
    by: actorOf(by),
    ...(order.comments?.length ? { remarks: order.comments } : {}),
    ...(order.sections?.length ? { sections: order.sections } : {}),
  };
  const { state } = await deps.engine.journal.submit(runId, signal, amendment ? [amendment.content] : []);
  return showDecided(state, approvalId);
}

/** Answers a question of the engine: an unknown condition, a choice, a route. */
export async function answerApproval(deps: Deciding, by: Principal, order: AnswerOrder): Promise<Decided> {
  const [place] = await findDecisionPlaces(deps.db, [order]);
  const { runId } = checkPlace(order, place);
  const signal: SignalOf<"answerApproval"> = { type: "answerApproval", ...order, by: actorOf(by) };
  const { state } = await deps.engine.journal.submit(runId, signal);
  return showDecided(state, order.approvalId);
}

type Decision = { approvalId: string; decisionId: string };

function checkPlace({ approvalId }: Decision, place: DecisionPlace | undefined): DecisionPlace {
  if (!place) throw new RunRefusal("not-found", "There is no such approval.");
  if (place.decidedFor === null || place.decidedFor === approvalId) return place;
  throw refuseUsedId();
}

/** A decision id belongs to one approval for ever (J5). */
export function refuseUsedId(): RunRefusal {
  const message = "This decision id was used for another approval. Make a new one for each decision.";
  return new RunRefusal("bad-input", message, { field: "decisionId" });
}
