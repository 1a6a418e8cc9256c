import { contentOf } from "#server/engine/content-store";
import { loadRuns } from "#server/engine/load-runs";
import type { NewContent } from "#server/engine/run-move";
import { readTexts } from "#server/queries/read-texts";
import { schemaOfDocument } from "#server/queries/schema-of-document";
import { newFaults, type RecordFault } from "#workflows/documents/check-record";
import type { DecisionAction } from "#workflows/run/events";
import { RunRefusal } from "#workflows/run/refusal";
import { type ArtifactState, artifactOf, type RunState, stepOf } from "#workflows/run/run-state";
import type { DocumentRef } from "#workflows/run/signals";
import type { OrderDeps } from "./order-deps";

export type Amendment = { content: NewContent; document: DocumentRef };

type Amending = Pick<OrderDeps, "db" | "engine">;

/** The part of a decision that amends. */
export type AmendmentOrder = {
  approvalId: string;
  action: DecisionAction;
  /** The amended document (amend only). */
  content?: string;
  /** Which document is amended, when several are shown; the first unless it is given. */
  documentName?: string;
};

/**
 * The person's text as a document; null when there is none, which the core refuses if one is needed. A record that
 * does not fit its schema is refused with `bad-input` and, in the details, a sentence for each value at fault under
 * `content.<path>` (H11).
 */
export async function amendmentOf(
  deps: Amending,
  runId: string,
  order: AmendmentOrder,
): Promise<Amendment | null> {
  const { action, approvalId, content } = order;
  if (action !== "amend" || content === undefined || content.trim() === "") return null;
  const run = (await loadRuns(deps.db.pool, [runId])).get(runId)?.state;
  const shown = run && shownDocument(run, order);
  if (run && shown) await checkFit(deps, run, { ...shown, content });
  const stored = contentOf(content);
  const sent = { sha256: stored.sha256, size: stored.bytes.length };
  const name =
    shown?.artifact.name ?? `${run?.approvals[approvalId]?.stepKey.split("/").at(-1) ?? "document"}.md`;
  return {
    content: stored,
    document: { name, mediaType: shown?.artifact.mediaType ?? "text/markdown", ...sent },
  };
}

type ShownDocument = { stepKey: string; artifact: ArtifactState };

/** The document of the request that is amended; undefined when it shows none any more. */
function shownDocument(
  run: RunState,
  { approvalId, documentName }: AmendmentOrder,
): ShownDocument | undefined {
  const stepKey = run.approvals[approvalId]?.stepKey ?? "";
  const step = stepOf(run, stepKey);
  const shown = step?.stage === "reviewing" && step.approvalId === approvalId ? step.outputs : [];
  const wanted = documentName === undefined ? shown[0] : shown.find(({ name }) => name === documentName);
  if (documentName !== undefined && shown.length > 0 && !wanted) {
    const names = shown.map(({ name }) => name).join(", ");
    const message = `"${documentName}" is not one of the documents shown. They are: ${names}.`;
    throw new RunRefusal("bad-input", message, { field: "documentName" });
  }
  const artifact = wanted && artifactOf(run, wanted.artifactId);
  return artifact && { stepKey, artifact };
}

/** What the agent's own version had wrong already is not held against the person. */
async function checkFit(
  { db, engine }: Amending,
  run: RunState,
  { stepKey, artifact, content }: ShownDocument & { content: string },
): Promise<void> {
  const { name, mediaType, sha256 } = artifact;
  if (mediaType === "text/markdown") return;
  const workflow = await engine.workflows.find(run.workflowSha);
  const schema = schemaOfDocument(workflow, run, { stepKey, name });
  if (!schema) return;
  const textOf = await readTexts(db, [sha256]);
  const faults = newFaults(schema, textOf(sha256), content);
  if (faults.length > 0) throw refuseUnfit(faults);
}

function refuseUnfit(faults: readonly RecordFault[]): RunRefusal {
  const fields = faults.map(({ path, sentence }) => [["content", ...path].join("."), sentence] as const);
  const message = fields.map(([, sentence]) => sentence).join(" ");
  return new RunRefusal("bad-input", message, {
    field: fields[0]?.[0] ?? "content",
    ...Object.fromEntries(fields),
  });
}
