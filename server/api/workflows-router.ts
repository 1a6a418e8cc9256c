import { z } from "zod";
import { rehearseWorkflow } from "#server/orders/rehearse-workflow";
import { checkSource } from "#server/queries/check-source";
import { findWorkflow } from "#server/queries/find-workflow";
import { listWorkflows } from "#server/queries/list-workflows";
import { PlaceCursor } from "#server/queries/page-of";
import { JsonObject } from "#workflows/definition/json";
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

  /** Walks through a workflow with chosen answers, as a run would go. Nothing is kept. */
  rehearse: procedure("runs.read")
    .input(RehearseInput)
    .query(({ ctx, input: { id, pack, ...order } }) => rehearseWorkflow(ctx.deps, { id, pack }, order)),
});
