import { z } from "zod";
import { rehearseWorkflow } from "#server/orders/rehearse-workflow";
import { saveWorkflow } from "#server/orders/save-workflow";
import { checkSource } from "#server/queries/check-source";
import { findWorkflow } from "#server/queries/find-workflow";
import { listVocabulary } from "#server/queries/list-vocabulary";
import { listWorkflowVersions } from "#server/queries/list-workflow-versions";
import { listWorkflows } from "#server/queries/list-workflows";
import { measureWorkflows } from "#server/queries/measure-workflows";
import { PlaceCursor } from "#server/queries/page-of";
import { JsonObject } from "#workflows/definition/json";
import { SOURCE_LIMITS } from "#workflows/dialects/scan-source";
import { Answer, Oversight, Unanswered } from "#workflows/run/signals";
import { ListInput } from "./list-input";
import { procedure, router } from "./trpc";

const Name = z.string().min(1).max(200);
const Sha256 = z.string().regex(/^[0-9a-f]{64}$/, "is the SHA-256 of the workflow's source, in hex");

const RehearseInput = z.object({
  id: Name,
  pack: Name.optional(),
  sequence: Name.optional(),
  input: JsonObject.default({}),
  answers: z.record(Name, Answer).default({}),
  unanswered: Unanswered.default("ask"),
  /** The workflow's own gates alone, unless a level is named. */
  oversight: Oversight.default("low"),
});

const SaveInput = z.object({
  pack: Name.optional(),
  file: z.string().min(1).max(300),
  source: z.string().max(SOURCE_LIMITS.bytes),
  baseSha: Sha256.optional(),
});

export const workflowsRouter = router({
  list: procedure("runs.read")
    .input(ListInput.extend({ cursor: PlaceCursor.optional() }).default({ limit: 50 }))
    .query(({ ctx, input }) => listWorkflows(ctx.deps.library, input)),

  /** `version` is a SHA-256: also one that is no longer in the library, as long as runs hold it. */
  get: procedure("runs.read")
    .input(z.object({ id: Name, pack: Name.optional(), version: Sha256.optional() }))
    .query(({ ctx, input: { version: sha256, ...wanted } }) => findWorkflow(ctx.deps, { ...wanted, sha256 })),

  /** Reads a workflow's text as if it stood in a file of the library, and explores its paths. Nothing is kept. */
  validate: procedure("runs.read")
    .input(z.object({ source: z.string().max(1_000_000) }))
    .query(({ ctx, input }) => checkSource(ctx.deps, input.source)),

  /** Writes a text into the first writable folder; without `baseSha` there must be no such file yet. */
  save: procedure("workflows.write")
    .input(SaveInput)
    .mutation(({ ctx: { deps, principal }, input }) =>
      saveWorkflow({ db: deps.db, library: deps.library, now: deps.auth.now }, principal, input),
    ),

  /** What an editor offers: agents and templates of the library, and where it may save. */
  vocabulary: procedure("runs.read").query(({ ctx }) => listVocabulary(ctx.deps.library)),

  /** The versions that runs were started on, newest first, with the one on disk. */
  versions: procedure("runs.read")
    .input(z.object({ id: Name, pack: Name }))
    .query(({ ctx, input }) => listWorkflowVersions(ctx.deps, input)),

  /** How each workflow went lately: median time and cost, the last run. Those never started are left out. */
  usage: procedure("runs.read").query(async ({ ctx: { deps } }) => ({
    items: await measureWorkflows(deps.db, deps.library.list()),
    nextCursor: null,
  })),

  /** Walks through a workflow with chosen answers, as a run would go. Nothing is kept. */
  rehearse: procedure("runs.read")
    .input(RehearseInput)
    .query(({ ctx, input: { id, pack, ...order } }) => rehearseWorkflow(ctx.deps, { id, pack }, order)),
});
