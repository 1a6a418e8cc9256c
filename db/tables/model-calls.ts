import { sql } from "drizzle-orm";
import { boolean, check, index, integer, numeric, pgTable, text, timestamp, uuid } from "drizzle-orm/pg-core";

/**
 * Every call of a model, also those that failed or were broken off. What was said and answered stands in
 * `contents` by its SHA-256. Usage and cost of a task and of a run are the sums of their calls.
 */
export const modelCalls = pgTable(
  "model_calls",
  {
    /** Made by the caller: a call recorded twice is there once. */
    id: uuid().primaryKey(),
    runId: uuid().notNull(),
    taskId: text().notNull(),
    stepKey: text().notNull(),
    agent: text().notNull(),
    provider: text().notNull(),
    model: text().notNull(),
    startedAt: timestamp({ withTimezone: true, precision: 3 }).notNull(),
    latencyMs: integer().notNull(),
    /** Until the first text; null when none came. */
    firstTextMs: integer(),
    inputTokens: integer().notNull(),
    outputTokens: integer().notNull(),
    /** Of the input tokens, those that the provider had in its cache. */
    cachedTokens: integer().notNull(),
    /** The provider did not say: counted from the characters. */
    isEstimated: boolean().notNull().default(false),
    /** US dollars; null when nobody knows the price. */
    cost: numeric({ precision: 18, scale: 9, mode: "number" }),
    finishReason: text(),
    error: text(),
    promptSha256: text().notNull(),
    answerSha256: text().notNull(),
    /** The answer as it came, byte for byte; kept when its text does not tell everything. */
    rawSha256: text(),
    /** When the texts were deleted, long after the run's end; their hashes stay. */
    textsPurgedAt: timestamp({ withTimezone: true, precision: 3 }),
  },
  (table) => [
    // The calls of a task, in order.
    index("model_calls_task_index").on(table.taskId, table.startedAt),
    // The calls of a run: its cost.
    index("model_calls_run_index").on(table.runId),
    // Whose texts are due for deletion: the oldest call.
    index("model_calls_unpurged_index").on(table.startedAt).where(sql`${table.textsPurgedAt} is null`),
    check(
      "model_calls_counts",
      sql`${table.inputTokens} >= 0 and ${table.outputTokens} >= 0 and ${table.cachedTokens} >= 0 and ${table.cost} >= 0`,
    ),
  ],
);
