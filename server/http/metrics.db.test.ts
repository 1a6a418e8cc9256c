import { createServer } from "node:http";
import { afterAll, expect, test } from "vitest";
import { createTestDatabase } from "#db/testing/test-database";
import { createTestAuth } from "#server/auth/testing/test-auth";
import { countWork } from "#server/queries/count-work";
import { closeServer, listen } from "./listen";
import { createMetrics } from "./metrics";

const API_KEY = "an-environment-key-of-32-characters-and-more";
const database = await createTestDatabase();
const auth = createTestAuth(database, { apiKey: API_KEY });
const metrics = createMetrics({ auth, countWork: () => countWork(database) });
const server = createServer((request, response) => {
  metrics.serve(request, response).catch((error) => response.destroy(error));
});
const port = await listen(server, { host: "127.0.0.1", port: 0 });
afterAll(() => closeServer(server));

const load = (headers: Record<string, string>) => fetch(`http://127.0.0.1:${port}/metrics`, { headers });

test("the metrics count the work in the database and the facts of this process", async () => {
  await database.pool.query(`insert into tasks (id, run_id, step_key, iteration, attempt, agent, status, queued_at)
    select 'task-' || n, gen_random_uuid(), 'build', 0, 1, 'coder', 'queued', now() - interval '90 s'
    from generate_series(1, 3) n`);
  metrics.see([{ events: [{ type: "step.completed" }, { type: "step.completed" }] }]);

  const response = await load({ authorization: `Bearer ${API_KEY}` });

  expect(response.status).toBe(200);
  expect(response.headers.get("content-type")).toContain("text/plain; version=0.0.4");
  const lines = (await response.text()).split("\n");
  expect(lines).toContain('botarmy_tasks{status="queued"} 3');
  expect(lines).toContain('botarmy_runs{status="running"} 0');
  expect(lines).toContain('botarmy_facts_total{type="step.completed"} 2');
  const oldest = lines.find((line) => line.startsWith("botarmy_oldest_queued_task_seconds "));
  expect(Number(oldest?.split(" ")[1])).toBeGreaterThanOrEqual(90);
  expect(lines.some((line) => line.startsWith("nodejs_eventloop_lag_seconds "))).toBe(true);
});

test("without a key nothing is told", async () => {
  const response = await load({});
  expect(response.status).toBe(401);
  expect(await response.text()).not.toContain("botarmy_");
});
