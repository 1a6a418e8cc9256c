import { actorOf, type Principal } from "#server/auth/principal";
import { contentOf } from "#server/engine/content-store";
import { loadRuns } from "#server/engine/load-runs";
import type { NewContent } from "#server/engine/run-move";
import { type DecisionPlace, findDecisionPlaces } from "#server/queries/find-decision-places";
import { RunRefusal } from "#workflows/run/refusal";
import { artifactOf, type RunState, stepOf } from "#workflows/run/run-state";
import type { Answer, DocumentRef, Remark, SectionChoice, SignalOf } from "#workflows/run/signals";
import { type Decided, showDecided } from "./decided";
import type { OrderDeps } from "./order-deps";

export type DecisionOrder = {
  approvalId: string;
  /** Made by the client: the same id again gives the same answer. */
  decisionId: string;
  action: "approve" | "revise" | "amend" | "reject";
  comment: string;
  /** The amended document (amend only). */
  content?: string;
  /** Which document is amended, when several are shown; the first unless it is given. */
  documentName?: string;
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

type Amendment = { content: NewContent; document: DocumentRef };

/** The person's text as a document; null when there is none, which the core refuses if one is needed. */
async function amendmentOf(
  { db }: Deciding,
  runId: string,
  { action, approvalId, content, documentName }: DecisionOrder,
): Promise<Amendment | null> {
  if (action !== "amend" || content === undefined || content.trim() === "") return null;
  const run = (await loadRuns(db.pool, [runId])).get(runId)?.state;
  const { name, mediaType } = chooseDocument(run, approvalId, documentName);
  const stored = contentOf(content);
  return { content: stored, document: { name, mediaType, sha256: stored.sha256, size: stored.bytes.length } };
}

type Named = Pick<DocumentRef, "name" | "mediaType">;

function chooseDocument(
  run: RunState | undefined,
  approvalId: string,
  documentName: string | undefined,
): Named {
  const approval = run?.approvals[approvalId];
  const step = approval && run && stepOf(run, approval.stepKey);
  const shown = step?.stage === "reviewing" && step.approvalId === approvalId ? step.outputs : [];
  const wanted = documentName === undefined ? shown[0] : shown.find(({ name }) => name === documentName);
  if (documentName !== undefined && shown.length > 0 && !wanted) {
    const names = shown.map(({ name }) => name).join(", ");
    const message = `"${documentName}" is not one of the documents shown. They are: ${names}.`;
    throw new RunRefusal("bad-input", message, { field: "documentName" });
  }
  const artifact = wanted && run && artifactOf(run, wanted.artifactId);
  return {
    name: wanted?.name ?? `${approval?.stepKey.split("/").at(-1) ?? "document"}.md`,
    mediaType: artifact?.mediaType ?? "text/markdown",
  };
}
