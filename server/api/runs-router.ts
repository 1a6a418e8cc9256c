import { z } from "zod";
import { answerAhead } from "#server/orders/answer-ahead";
import { moveRun, moveStep, type RunOrderType } from "#server/orders/move-run";
import { startRun } from "#server/orders/start-run";
import { findRun } from "#server/queries/find-run";
import { findRunSnapshot } from "#server/queries/find-run-snapshot";
import { listRunEvents } from "#server/queries/list-run-events";
import { listRuns } from "#server/queries/list-runs";
import { JsonObject } from "#workflows/definition/json";
import { Answer, Oversight, Unanswered } from "#workflows/run/signals";
import { ListInput } from "./list-input";
import { readingOf } from "./reading-of";
import { procedure, router } from "./trpc";

const Name = z.string().trim().min(1).max(200);
const RequestId = z.string().min(1).max(200);
const Reason = z.string().trim().max(2_000);

const StartInput = z.object({
  requestId: RequestId,
  workflowId: Name,
  pack: Name.optional(),
  sequence: Name.optional(),
  title: z.string().trim().max(200).optional(),
  input: JsonObject,
  oversight: Oversight.optional(),
  project: z.string().trim().min(1).max(100).default("default"),
  answers: z.record(Name, Answer).default({}),
  unanswered: Unanswered.default("ask"),
});

const ListRunsInput = ListInput.extend({
  cursor: z.uuid().optional(),
  ids: z.array(z.uuid()).min(1).max(100).optional(),
  since: z.iso
    .datetime()
    .transform((moment) => new Date(moment))
    .optional(),
  status: z
    .array(z.enum(["pending", "running", "paused", "completed", "failed", "cancelled"]))
    .min(1)
    .optional(),
  workflowId: Name.optional(),
  project: Name.optional(),
  search: z.string().trim().min(1).max(200).optional(),
  needsPerson: z.boolean().optional(),
  sort: z.enum(["newest", "oldest"]).default("newest"),
});

const WhichRun = z.object({ runId: z.uuid() });
const RunOrder = WhichRun.extend({ requestId: RequestId, reason: Reason.default("") });
const StepOrder = RunOrder.extend({ stepKey: z.string().min(1).max(500), reason: Reason });
const ReasonedStepOrder = StepOrder.extend({ reason: Reason.min(1, "says why, in a few words") });

export const runsRouter = router({
  /** The same `requestId` gives the same run. */
  start: procedure("runs.start")
    .input(StartInput)
    .mutation(({ ctx, input }) => startRun(ctx.deps, ctx.principal, input)),

  list: procedure("runs.read")
    .input(ListRunsInput.default({ limit: 50, sort: "newest" }))
    .query(({ ctx, input: { cursor, limit, ...filter } }) =>
      listRuns(ctx.deps.db, filter, { cursor, limit }),
    ),

  get: procedure("runs.read")
    .input(WhichRun)
    .query(({ ctx, input }) => findRun(readingOf(ctx.deps), input.runId)),

  /** For followers that fold events themselves: where to begin. */
  snapshot: procedure("runs.read")
    .input(WhichRun)
    .query(({ ctx, input }) => findRunSnapshot(readingOf(ctx.deps), input.runId)),

  /** For followers: everything after a number, up to 1,000 at once. */
  events: procedure("runs.read")
    .input(
      WhichRun.extend({
        after: z.number().int().min(0).default(0),
        limit: z.number().int().min(1).max(1_000).default(100),
      }),
    )
    .query(({ ctx, input }) => listRunEvents(ctx.deps.db, input)),

  /** Answers a question before it is asked; kept until it is, or until the run ends. */
  answerAhead: procedure("approvals.decide")
    .input(RunOrder.extend({ name: z.string().trim().min(1).max(500), answer: Answer }))
    .mutation(({ ctx, input }) => answerAhead(ctx.deps, ctx.principal, input)),

  pause: runOrder("pauseRun"),
  resume: runOrder("resumeRun"),
  cancel: runOrder("cancelRun"),
  /** The next step to start waits for an approval of its plan. */
  haltNext: runOrder("haltNext"),

  /** `input` reaches the agent as feedback: "edit and retry". */
  retryStep: procedure("runs.control")
    .input(StepOrder.extend({ input: z.string().max(20_000).optional() }))
    .mutation(({ ctx, input }) => moveStep(ctx.deps, ctx.principal, "retryStep", input)),

  skipStep: procedure("runs.control")
    .input(ReasonedStepOrder)
    .mutation(({ ctx, input }) => moveStep(ctx.deps, ctx.principal, "skipStep", input)),

  /** Ends the run as failed at this step. */
  failStep: procedure("runs.control")
    .input(ReasonedStepOrder)
    .mutation(({ ctx, input }) => moveStep(ctx.deps, ctx.principal, "failStep", input)),
});

function runOrder(type: RunOrderType) {
  return procedure("runs.control")
    .input(RunOrder)
    .mutation(({ ctx, input }) => moveRun(ctx.deps, ctx.principal, type, input));
}
