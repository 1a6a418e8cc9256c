import { createServer } from "node:http";
import { afterAll, expect, test } from "vitest";
import { createTestDatabase } from "#db/testing/test-database";
import { withTransaction } from "#db/with-transaction";
import { appendAudit } from "#server/auth/append-audit";
import { createTestAuth } from "#server/auth/testing/test-auth";
import { followChain } from "#server/auth/verify-audit";
import { closeServer, listen } from "#server/http/listen";
import { createAuditFiles } from "./serve-audit";

const API_KEY = "an-environment-key-of-32-characters-and-more";
const db = await createTestDatabase();
const serve = createAuditFiles({ auth: createTestAuth(db, { apiKey: API_KEY }) });
const server = createServer((request, response) => void serve(request, response));
const port = await listen(server, { host: "127.0.0.1", port: 0 });
afterAll(() => closeServer(server));

const actor = { kind: "person" as const, id: "u-1", name: "Ann" };
const acts = Array.from({ length: 1_201 }, (_, number) => ({
  at: number,
  actor,
  action: number % 2 === 0 ? "run.paused" : "run.resumed",
  target: `run:${number}`,
  before: null,
  after: null,
}));
await withTransaction(db.pool, (client) => appendAudit(client, acts));

const get = (path: string, headers = { authorization: `Bearer ${API_KEY}` }) =>
  fetch(`http://127.0.0.1:${port}/files/${path}`, { headers });

test("the whole log is one file, oldest first, and its chain is whole", async () => {
  const answer = await get("audit.json");
  expect(answer.headers.get("content-disposition")).toContain('filename="audit.json"');
  const entries: { seq: number; body: string; prevHash: string; hash: string }[] = JSON.parse(
    await answer.text(),
  );
  expect(entries).toHaveLength(1_201);
  const rows = entries.map(({ prevHash, ...entry }) => ({ ...entry, prev_hash: prevHash }));
  expect(followChain({ seq: 0, hash: "0".repeat(64) }, rows)).toMatchObject({ isBroken: false });
});

test("the filters of the page narrow the file", async () => {
  const text = await (await get("audit.csv?action=run.resumed&from=1970-01-01T00:00:01.000Z")).text();
  const lines = text.trim().split("\r\n").slice(1);
  expect(lines).toHaveLength(100);
  expect(lines.every((line) => line.includes(",run.resumed,"))).toBe(true);
  expect((await get("audit.csv?from=yesterday")).status).toBe(400);
});

test("who has not signed in gets nothing", async () => {
  expect((await get("audit.csv", { authorization: "Bearer nobody" })).status).toBe(401);
});
