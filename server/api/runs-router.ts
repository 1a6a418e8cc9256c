import { z } from "zod";
import { answerAhead } from "#server/orders/answer-ahead";
import { forkRun } from "#server/orders/fork-run";
import { moveRun, moveStep, type RunOrderType } from "#server/orders/move-run";
import { startRun } from "#server/orders/start-run";
import { tagRun } from "#server/orders/tag-run";
import { countRuns } from "#server/queries/count-runs";
import { findRun } from "#server/queries/find-run";
import { findRunSnapshot } from "#server/queries/find-run-snapshot";
import { hashRun } from "#server/queries/hash-run";
import { listRunComments } from "#server/queries/list-run-comments";
import { listRunEvents } from "#server/queries/list-run-events";
import { listRuns } from "#server/queries/list-runs";
import { listTags } from "#server/queries/list-tags";
import { readRunAlerts } from "#server/queries/read-run-alerts";
import { readRunCost } from "#server/queries/read-run-cost";
import { Json, JsonObject } from "#workflows/definition/json";
import { EventNumber } from "#workflows/run/event-number";
import { Answer, Oversight, Unanswered } from "#workflows/run/signals";
import { MOST_TAGS, Tag } from "#workflows/run/tag";
import { ListInput } from "./list-input";
import { readingOf } from "./reading-of";
import { RunsFilter } from "./runs-filter";
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
  tags: z.array(Tag).max(MOST_TAGS).default([]),
});

const ListRunsInput = ListInput.extend({
  ...RunsFilter.shape,
  cursor: z.uuid().optional(),
  sort: z.enum(["newest", "oldest"]).default("newest"),
});

/** A count beyond is told as "more". */
const MOST_COUNTED = 10_000;
const CountRunsInput = z.object({
  filters: z.array(RunsFilter).min(1).max(50),
  most: z.number().int().min(1).max(MOST_COUNTED).default(1_000),
});

const WhichRun = z.object({ runId: z.uuid() });

const Tags = z.array(Tag).max(MOST_TAGS).default([]);
const TagInput = WhichRun.extend({ add: Tags, remove: Tags });

/** What a fork has otherwise than its origin. Any other name is a field of the input, as `context.KEY` reads it. */
const ForkContext = z
  .object({
    /** Fields of the input, over those of the origin. */
    input: JsonObject.default({}),
    answers: z.record(Name, Answer).optional(),
    documents: z
      .array(z.object({ name: z.string().min(1).max(500), content: z.string().max(1_000_000) }))
      .max(20)
      .optional(),
    /** Goes to the agents of what begins anew. */
    note: z.string().max(20_000).optional(),
  })
  .catchall(Json)
  .transform(({ input, answers, documents, note, ...fields }) => ({
    ...{ answers, documents, note },
    input: { ...fields, ...input },
  }));

const ForkInput = WhichRun.extend({
  fromSeq: EventNumber.min(1).optional(),
  stepKey: z.string().min(1).max(500).optional(),
  requestId: RequestId,
  title: z.string().trim().max(200).optional(),
  context: ForkContext.optional(),
});
const RunOrder = WhichRun.extend({ requestId: RequestId, reason: Reason.default("") });
const StepOrder = RunOrder.extend({
  stepKey: z.string().min(1).max(500),
  /** The incident the order is about: it is refused when that is settled already. */
  incidentId: z.string().max(500).optional(),
  reason: Reason,
});
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

  /** Adds tags and takes others away; answers those that the run has now. */
  tag: procedure("runs.tag")
    .input(TagInput)
    .mutation(({ ctx, input }) => tagRun(ctx.deps, ctx.principal, input)),

  /** The tags in use, the most used first. */
  tags: procedure("runs.read")
    .input(z.object({ limit: z.number().int().min(1).max(100).default(100) }).default({ limit: 100 }))
    .query(({ ctx, input }) => listTags(ctx.deps.db, input.limit)),

  /** How many runs fit each of some filters, in their order: the counts of views. */
  count: procedure("runs.read")
    .input(CountRunsInput)
    .query(({ ctx, input: { filters, most } }) =>
      Promise.all(filters.map((filter) => countRuns(ctx.deps.db, filter, most))),
    ),

  get: procedure("runs.read")
    .input(WhichRun)
    .query(({ ctx, input }) => findRun(readingOf(ctx.deps), input.runId)),

  /** For followers that fold events themselves: where to begin. */
  snapshot: procedure("runs.read")
    .input(WhichRun)
    .query(({ ctx, input }) => findRunSnapshot(readingOf(ctx.deps), input.runId)),

  /** For followers that came back: whether they have folded the same. */
  stateHash: procedure("runs.read")
    .input(WhichRun)
    .query(({ ctx, input }) => hashRun(readingOf(ctx.deps), input.runId)),

  /** What stands around it and is in no event: silent workers, a newer version, budgets nearly used. */
  alerts: procedure("runs.read")
    .input(WhichRun)
    .query(({ ctx, input }) => readRunAlerts(readingOf(ctx.deps), input.runId)),

  /** What people said about its requests, oldest first. */
  comments: procedure("runs.read")
    .input(WhichRun)
    .query(async ({ ctx, input }) => ({ items: await listRunComments(ctx.deps.db, input.runId) })),

  /** What it used, by step, agent and model. */
  cost: procedure("runs.read")
    .input(WhichRun)
    .query(({ ctx, input }) => readRunCost(ctx.deps.db, input.runId)),

  /** For followers: everything after a number, up to 1,000 at once. */
  events: procedure("runs.read")
    .input(
      WhichRun.extend({
        after: EventNumber.default(0),
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

  /**
   * A new run that shares the past of this one up to an event (`fromSeq`, rounded up to the end of its moment), or
   * up to where a step last began (`stepKey`); that step and what follows begin anew. The same `requestId` gives
   * the same fork.
   */
  fork: procedure("runs.start")
    .input(ForkInput)
    .mutation(({ ctx, input }) => forkRun(ctx.deps, ctx.principal, input)),

  /**
   * At an incident: another attempt. Any other step that was reached begins anew with all that follows
   * (`planRerun`), also in a run that completed or failed. `input` reaches the agent as feedback.
   */
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
