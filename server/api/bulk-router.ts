import { z } from "zod";
import { startBulk } from "#server/orders/bulk/start-bulk";
import { stopBulk } from "#server/orders/bulk/stop-bulk";
import { BulkAction } from "#server/queries/bulk-row";
import { findBulkJob } from "#server/queries/find-bulk-job";
import { listBulkItems } from "#server/queries/list-bulk-items";
import { listBulkJobs } from "#server/queries/list-bulk-jobs";
import { PlaceCursor } from "#server/queries/page-of";
import { ListInput } from "./list-input";
import { RunsFilter } from "./runs-filter";
import { procedure, router } from "./trpc";

const WhichJob = z.object({ jobId: z.uuid() });

const BulkInput = z
  .object({
    requestId: z.string().min(1).max(200),
    action: BulkAction,
    reason: z.string().trim().max(2_000).default(""),
    runIds: z.array(z.uuid()).min(1).max(1_000).optional(),
    filter: RunsFilter.optional(),
    query: z.string().trim().max(500).default(""),
  })
  .refine(({ runIds, filter }) => (runIds === undefined) !== (filter === undefined), {
    message: "names either the runs, or a filter that they fit",
    path: ["runIds"],
  });

const ListJobs = ListInput.extend({
  cursor: z.uuid().optional(),
  status: z.enum(["running", "completed", "stopped"]).optional(),
});

const ListItems = ListInput.extend({
  ...WhichJob.shape,
  cursor: PlaceCursor.optional(),
  result: z.enum(["done", "refused", "ahead"]).optional(),
});

/** Orders for many runs at once, carried out by the server whether or not anybody looks on (experience.md 1). */
export const bulkRouter = router({
  /** The same `requestId` gives the same job. */
  start: procedure("runs.control")
    .input(BulkInput)
    .mutation(({ ctx, input }) => startBulk(ctx.deps, ctx.principal, input)),

  /** Ends it after what is under way; what was ordered stays so. */
  stop: procedure("runs.control")
    .input(WhichJob)
    .mutation(({ ctx, input }) => stopBulk(ctx.deps, ctx.principal, input)),

  get: procedure("runs.read")
    .input(WhichJob)
    .query(({ ctx, input }) => findBulkJob(ctx.deps.db, input.jobId)),

  list: procedure("runs.read")
    .input(ListJobs.default({ limit: 50 }))
    .query(({ ctx, input: { cursor, limit, ...filter } }) =>
      listBulkJobs(ctx.deps.db, filter, { cursor, limit }),
    ),

  items: procedure("runs.read")
    .input(ListItems)
    .query(({ ctx, input: { cursor, limit, ...filter } }) =>
      listBulkItems(ctx.deps.db, filter, { cursor, limit }),
    ),
});
