import { createHash } from "node:crypto";
import type { Pool } from "pg";
import { writeModelName } from "../model-name";
import { waitOrAbort } from "../wait-or-abort";
import type { CallLedger, ModelCall } from "./model-call";

const RETRY_MS = 1_000;
const never = new AbortController().signal;

/**
 * Keeps calls in the database: the row, its texts and the sums of its task and run in one statement, so that
 * usage and cost are exactly the sums of the calls. An answer that was paid for waits for the database.
 */
export function createCallStore(
  pool: Pick<Pool, "query" | "ending">,
  onTrouble: (message: string, error: unknown) => void,
): CallLedger {
  return {
    async begin(taskId, model) {
      await pool.query({
        name: "begin-model-task",
        text: "update tasks set model = $2 where id = $1",
        values: [taskId, model],
      });
    },
    async record(call) {
      for (;;) {
        try {
          await pool.query({ name: "record-model-call", text: RECORD, values: valuesOf(call) });
          return;
        } catch (error) {
          if (!isPassing(error) || pool.ending) throw error;
          onTrouble("A model call could not be recorded yet; it is tried again.", error);
          await waitOrAbort(RETRY_MS, never);
        }
      }
    },
  };
}

/** Rows are locked in the journal's order: the run, then the task. */
const RECORD = `with texts as (
    insert into contents (sha256, size, bytes)
    select distinct on (t.sha256) t.sha256, length(t.bytes), t.bytes
    from unnest($20::text[], $21::bytea[]) t (sha256, bytes) order by t.sha256
    on conflict do nothing
  ), made as (
    insert into model_calls (id, run_id, task_id, step_key, agent, provider, model, started_at, latency_ms, first_text_ms,
      input_tokens, output_tokens, cached_tokens, is_estimated, cost, finish_reason, error, prompt_sha256, answer_sha256, raw_sha256)
    select $1, $2, $3, $4, $5, $6, $7, to_timestamp($8::float8 / 1000), $9, $10, $11, $12, $13, $14, $15::numeric, $16, $17,
      $18, $19, $22
    on conflict do nothing returning id
  ), spent as (
    update runs set cost = round(cost::numeric + coalesce($15::numeric, 0), 9)::float8
    where id = $2 and exists (select from made) returning id
  )
  update tasks t set model = $23, usage = jsonb_build_object(
    'inputTokens', coalesce((t.usage ->> 'inputTokens')::int, 0) + $11::int,
    'outputTokens', coalesce((t.usage ->> 'outputTokens')::int, 0) + $12::int,
    'cachedTokens', coalesce((t.usage ->> 'cachedTokens')::int, 0) + $13::int,
    'cost', coalesce((t.usage ->> 'cost')::numeric, 0) + coalesce($15::numeric, 0))
  where t.id = $3 and exists (select from spent)`;

function valuesOf(call: ModelCall): unknown[] {
  const [prompt, answer] = [textOf(call.prompt), textOf(call.answer)];
  const raw = call.raw === null ? null : { sha256: hashOf(call.raw), bytes: call.raw };
  const texts = [prompt, answer, ...(raw ? [raw] : [])];
  return [
    call.id,
    call.runId,
    call.taskId,
    call.stepKey,
    call.agent,
    call.model.provider,
    call.model.id,
    call.startedAt,
    Math.round(call.latencyMs),
    call.firstTextMs === null ? null : Math.round(call.firstTextMs),
    call.inputTokens,
    call.outputTokens,
    call.cachedTokens,
    call.isEstimated,
    call.cost === null ? null : call.cost.toFixed(9),
    call.finishReason,
    call.error?.replaceAll("\u0000", "\uFFFD") ?? null,
    prompt.sha256,
    answer.sha256,
    texts.map(({ sha256 }) => sha256),
    texts.map(({ bytes }) => bytes),
    raw?.sha256 ?? null,
    writeModelName(call.model),
  ];
}

function textOf(text: string): { sha256: string; bytes: Buffer } {
  const bytes = Buffer.from(text.toWellFormed(), "utf8");
  return { sha256: hashOf(bytes), bytes };
}

function hashOf(bytes: Buffer): string {
  return createHash("sha256").update(bytes).digest("hex");
}

/** No connection, a restart, a deadlock: what does not stay. */
function isPassing(error: unknown): boolean {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  return !/^(22|23|42)/.test(code);
}
