import { inArray } from "drizzle-orm";
import type { Database } from "#db/client";
import { tasks } from "#db/tables/tasks";
import type { PinnedWorkflow } from "#server/engine/run-move";
import type { WorkflowDefinition } from "#workflows/definition/definition";
import { indexOf } from "#workflows/run/definition-index";
import { givenTo } from "#workflows/run/needed-documents";
import { itemsOf } from "#workflows/run/pages";
import { planText } from "#workflows/run/request-plan";
import { stepInRun } from "#workflows/run/run-keys";
import { type ArtifactState, acceptedOf, artifactOf, type RunState, stepOf } from "#workflows/run/run-state";
import type { ApprovalDetail, EarlierVersion, ShownDocument } from "./approval-detail";
import type { AroundRequest } from "./around-request";
import { readTexts } from "./read-texts";
import { schemaOfDocument } from "./schema-of-document";

/** What a request shows: the text that is decided on, the documents and what they were made from. */
export type Shown = Pick<ApprovalDetail, "content" | "documents" | "inputs">;

export async function readShown(
  db: Database,
  workflow: PinnedWorkflow,
  around: AroundRequest,
): Promise<Shown> {
  const { definition } = workflow;
  const documents = await readDocuments(db, workflow, around);
  const inputs = inputsOf(definition, around).flatMap((id) => artifactOf(around.asked, id) ?? []);
  return {
    content: contentOf(definition, around, documents),
    documents,
    inputs: inputs.map(({ artifactId: id, name, version, sha256 }) => ({ id, name, version, sha256 })),
  };
}

function contentOf(
  definition: WorkflowDefinition,
  { request, before }: AroundRequest,
  documents: ShownDocument[],
): string | null {
  if (request.kind === "question") return null;
  if (request.kind === "result") return documents[0]?.content ?? "";
  const node = stepInRun(indexOf(definition, before.sequence), before, request.stepKey);
  return node ? planText(before, node, request.stepKey, request.agent ?? "") : null;
}

/** Of a result, what its agent was given; of a plan, what the agent will be given. */
function inputsOf(definition: WorkflowDefinition, { request, before, asked }: AroundRequest): string[] {
  if (request.kind === "question") return [];
  if (request.kind === "result") return stepOf(asked, request.stepKey)?.given ?? [];
  const node = stepInRun(indexOf(definition, before.sequence), before, request.stepKey);
  return node ? givenTo(before, request.stepKey, node) : [];
}

async function readDocuments(
  db: Database,
  workflow: PinnedWorkflow,
  { request, asked }: AroundRequest,
): Promise<ShownDocument[]> {
  const shown = request.outputs.flatMap(({ artifactId }) => artifactOf(asked, artifactId) ?? []);
  const sets = shown.map((artifact) => ({ artifact, ...earlierOf(asked, artifact) }));
  const all = sets.flatMap(({ artifact, previous, base }) => [artifact, previous, base]);
  const textOf = await readTexts(
    db,
    all.flatMap((one) => one?.sha256 ?? []),
  );
  const modelOf = await readModels(
    db,
    shown.flatMap(({ taskId }) => taskId ?? []),
  );
  const show = ({ artifactId, name, version, sha256 }: ArtifactState): EarlierVersion => {
    return { artifactId, name, version, sha256, content: textOf(sha256) };
  };
  return sets.map(({ artifact, previous, base }) => ({
    ...show(artifact),
    mediaType: artifact.mediaType,
    schema:
      artifact.mediaType === "text/markdown"
        ? null
        : schemaOfDocument(workflow, asked, { stepKey: request.stepKey, name: artifact.name }),
    madeBy: {
      kind: artifact.taskId === null ? "person" : "task",
      name: artifact.by.name,
      model: modelOf(artifact.taskId),
    },
    previous: previous ? show(previous) : null,
    diffBase: base ? show(base) : null,
  }));
}

async function readModels({ orm }: Database, taskIds: string[]) {
  const found = await orm
    .select({ id: tasks.id, model: tasks.model })
    .from(tasks)
    .where(inArray(tasks.id, taskIds));
  return (taskId: string | null) => found.find(({ id }) => id === taskId)?.model ?? null;
}

/** The version before, and the one that changes are shown against. */
function earlierOf(run: RunState, { artifactId, name, version }: ArtifactState) {
  const previous = itemsOf(run.artifacts).find(
    (other) => other.name === name && other.version === version - 1,
  );
  const accepted = acceptedOf(run, name);
  const approved = accepted !== undefined && accepted !== artifactId ? artifactOf(run, accepted) : undefined;
  return { previous, base: approved ?? previous };
}
