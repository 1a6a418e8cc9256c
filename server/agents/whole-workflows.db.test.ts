import { expect, test } from "vitest";
import { expectHealthy } from "#server/engine/testing/expect-healthy";
import { openModelEngine } from "./testing/model-engine";

// Whole workflows by a model, over HTTP, through the real provider code: the fake model in a process of its own.

const { database, fake, rig, texts, startRun, carryThrough } = await openModelEngine(() => "ok");

type Sums = { calls: number; input: number; output: number; cached: number; cost: string };

async function sumOf(query: string, runId: string): Promise<Sums> {
  const { rows } = await database.pool.query<Sums>(query, [runId]);
  const [sums] = rows;
  if (!sums) throw new Error("There is no sum.");
  return sums;
}

const CALLS = `select count(*)::int as calls, sum(input_tokens)::int as input, sum(output_tokens)::int as output,
  sum(cached_tokens)::int as cached, sum(cost)::text as cost from model_calls where run_id = $1`;
const TASKS = `select count(*)::int as calls, sum((usage ->> 'inputTokens')::int)::int as input,
  sum((usage ->> 'outputTokens')::int)::int as output, sum((usage ->> 'cachedTokens')::int)::int as cached,
  sum((usage ->> 'cost')::numeric)::numeric(18, 9)::text as cost from tasks where run_id = $1`;

test.each([
  ["sdlc", "A web app where neighbours lend tools to each other"],
  ["greenfield-fullstack", "A booking system for a small tennis club"],
])(
  "%s is carried out to its end, and every token and cent adds up",
  async (id, idea) => {
    const runId = await startRun(id, `All of ${id}`, idea);
    const state = await carryThrough(runId);
    expect(state.standing).toMatchObject({ status: "completed" });
    const calls = await sumOf(CALLS, runId);
    const seen = (await fake.seen()).calls.filter(({ place }) => place.startsWith(`All of ${id} /`));
    const told = (figure: "inputTokens" | "outputTokens" | "cachedTokens") =>
      seen.reduce((sum, call) => sum + call[figure], 0);
    expect(calls).toMatchObject({
      calls: seen.length,
      input: told("inputTokens"),
      output: told("outputTokens"),
      cached: told("cachedTokens"),
    });
    expect(calls.calls).toBeGreaterThan(8);
    expect(await sumOf(TASKS, runId)).toMatchObject({ ...calls, calls: expect.any(Number) });
    const { rows } = await database.pool.query<{ cost: number }>("select cost from runs where id = $1", [
      runId,
    ]);
    expect(rows[0]?.cost).toBe(Number(calls.cost));
    expect(Number(calls.cost)).toBeGreaterThan(0);
    expect(fake.lines).toBeGreaterThanOrEqual(2 * calls.calls);
    expect(rig.troubles).toEqual([]);
  },
  120_000,
);

test("the text of every document was written before people's eyes, piece by piece", () => {
  const plan = texts.filter(({ stepKey }) => stepKey === "plan").map(({ text }) => text);
  expect(plan.length).toBeGreaterThan(20);
  expect(plan.join("")).toContain("## ");
  expect(texts.some(({ text }) => text.includes("botarmy-result"))).toBe(false);
});

test("the database is as promised afterwards", () => expectHealthy(database));
