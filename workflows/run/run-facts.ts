import { z } from "zod";
import { Deadline } from "../definition/deadline";
import { JsonObject } from "../definition/json";
import { ActorRef, Decider } from "./actor";
import { BudgetRefusal, BudgetScope, BudgetUnit, RunCaps } from "./budget";
import { because, fact, place } from "./fact";
import { Answer, Oversight, Unanswered } from "./signals";
import { StepOutput } from "./step-output";
import { StopRef } from "./stop";

const budget = { ...BudgetScope.shape, unit: BudgetUnit };

/** The facts about a run as a whole and its budgets, of the catalogue in events.ts. */
export const RUN_FACTS = [
  fact("run.started", {
    runId: z.string(),
    workflowSha: z.string(),
    sequence: z.string(),
    title: z.string(),
    input: JsonObject,
    oversight: Oversight,
    project: z.string(),
    answers: z.record(z.string(), Answer),
    unanswered: Unanswered,
    by: ActorRef,
    requestId: z.string(),
    /** The time limit of requests whose step names none. */
    deadline: Deadline.optional(),
    /** What bounds the run, where that is not `DEFAULT_CAPS`. */
    caps: RunCaps.optional(),
  }),
  /**
   * Everything before this is the past of another run, up to its event `from.seq`, with ids of this one. What was
   * under way there begins anew here (`restarts`); `input` is this run's own.
   */
  fact("run.forked", {
    from: z.object({ runId: z.string(), seq: z.number().int() }),
    title: z.string(),
    input: JsonObject,
    restarts: z.array(z.string()),
    /** Documents that a person edited, as later steps shall use them. */
    accepts: z.array(StepOutput),
    by: ActorRef,
    requestId: z.string(),
  }),
  /** A person continues what had ended, from a step on (product.md 3.10): a `steps.reset` follows. */
  fact("run.reopened", {
    ...place,
    from: z.enum(["completed", "failed"]),
    by: ActorRef,
    reason: z.string(),
  }),
  /** The stop switch holds the run, or the work of one agent in it, until it is released. */
  fact("run.stopped", StopRef.shape),
  fact("run.released", { stopId: z.string(), by: ActorRef, reason: z.string() }),
  /** An answer that came before its question; it is used when that is asked (E15). */
  fact("answer.kept", { name: z.string(), answer: Answer, by: Decider, requestId: z.string() }),
  /** The kept answers that no question asked for, when the run ended. */
  fact("answers.unused", { names: z.array(z.string()), sentence: z.string() }),
  fact("run.paused", { ...because, by: ActorRef, requestId: z.string().nullable() }),
  fact("run.resumed", { by: ActorRef, requestId: z.string().nullable(), reason: z.string() }),
  fact("run.haltRequested", { by: ActorRef, requestId: z.string(), reason: z.string() }),
  fact("run.cancelled", { ...because, by: ActorRef, requestId: z.string() }),
  fact("run.completed", { sentence: z.string() }),
  fact("run.failed", { ...because, stepKey: z.string().nullable() }),

  /** `scope` is the budget in one word (`budgetKey`). */
  fact("budget.warned", { scope: z.string(), ...budget, used: z.number(), limit: z.number() }),
  fact("budget.exhausted", { scope: z.string(), ...place, ...BudgetRefusal.shape }),
  /** A person allowed more, for this day or this run alone; `limit` is the new one. */
  fact("budget.raised", { scope: z.string(), ...place, ...budget, limit: z.number(), by: ActorRef }),
] as const;
