import { z } from "zod";
import { pullStop, releaseStop } from "#server/orders/pull-stop";
import { listStops } from "#server/queries/list-stops";
import { TimeCursorText } from "#server/queries/time-cursor";
import { StopScope } from "#workflows/run/stop";
import { ListInput } from "./list-input";
import { procedure, router } from "./trpc";

const RequestId = z.string().min(1).max(200);
const Target = z.string().trim().min(1).max(100).optional();
const Reason = z.string().trim().max(2_000);

const PullInput = z.object({
  scope: StopScope,
  /** The project or the agent; nothing for `all`. */
  target: Target,
  reason: Reason.min(1, "says why, in a few words"),
  requestId: RequestId,
});

const ReleaseInput = z.object({
  /** Either the stop's id, or its scope and target. */
  stopId: z.uuid().optional(),
  scope: StopScope.optional(),
  target: Target,
  reason: Reason.default(""),
  requestId: RequestId,
});

const ListStopsInput = ListInput.extend({
  cursor: TimeCursorText.optional(),
  /** Only those that hold (true), or only those that were released (false). */
  isActive: z.boolean().optional(),
});

export const stopsRouter = router({
  /** Halts everything in the scope within 5 s, until it is released. Runs may be started; they stand. */
  pull: procedure("stops.use")
    .input(PullInput)
    .mutation(({ ctx, input }) => pullStop(ctx.deps, ctx.principal, input)),

  release: procedure("stops.use")
    .input(ReleaseInput)
    .mutation(({ ctx, input }) => releaseStop(ctx.deps, ctx.principal, input)),

  list: procedure("runs.read")
    .input(ListStopsInput.default({ limit: 50 }))
    .query(({ ctx, input: { cursor, limit, ...filter } }) =>
      listStops(ctx.deps.db, filter, { cursor, limit }),
    ),
});
