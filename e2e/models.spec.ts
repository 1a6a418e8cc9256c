import { randomUUID } from "node:crypto";
import { expect } from "@playwright/test";
import { z } from "zod";
import { FakeModel } from "./support/fake-model";
import { expectGrowth, noteWriting } from "./support/note-writing";
import { createOwner, nobody } from "./support/people";
import { stepRow } from "./support/runs";
import { serveThisFile } from "./support/serve-this-file";
import { Approvals, Decided, Moved, Started } from "./support/shapes";
import { test } from "./support/test";
import { waitFor } from "./support/wait-for";

// A language model at work, seen from outside: over HTTP, through the real provider code, with nobody behind it.

let fake: FakeModel;
test.beforeAll(async () => {
  fake = await FakeModel.start();
});
const server = serveThisFile(() => ({
  COMPATIBLE_BASE_URL: `${fake.origin}/v1`,
  COMPATIBLE_API_KEY: "sk-canary-of-the-browser-test",
  BOTARMY_MODEL: "compatible/ok",
}));
test.afterAll(() => fake?.stop());
test.use({ storageState: nobody });

const Written = z.object({ version: z.number() });
const Usage = z.object({ inputTokens: z.number(), outputTokens: z.number(), cost: z.number() });
const Tasks = z.object({
  items: z.array(z.object({ model: z.string().nullable(), usage: Usage.nullable() })),
});
const Runs = z.object({ items: z.array(z.object({ id: z.string(), cost: z.number() })) });

/** The analyst's model answers at once; these take their time. */
const SETTINGS = {
  prices: { "compatible/slow": { input: 3, output: 15, cached: 3 } },
  models: { architect: "compatible/slow:6", tester: "compatible/slow:90" },
};

test.beforeAll(async () => {
  for (const [key, value] of Object.entries(SETTINGS)) {
    await server.api.mutate("settings.set", { setting: { key, value }, version: 0 }, Written);
  }
});

async function start(title: string, workflowId: string, input: object): Promise<string> {
  const order = { requestId: randomUUID(), workflowId, title, input };
  return (await server.api.mutate("runs.start", order, Started)).runId;
}

/** Approves what the run asks first. */
async function approveFirst(runId: string): Promise<void> {
  const { id: approvalId, contentSha256 } = await waitFor(
    async () => (await server.api.query("approvals.list", { runId }, Approvals)).items[0],
    "the first request",
  );
  const order = { approvalId, decisionId: randomUUID(), action: "approve", contentSha256 };
  await server.api.mutate("approvals.decide", order, Decided);
}

test("a model's document grows before the reader's eyes, and its tokens and price are told", async ({
  page,
}) => {
  await page.goto(`${server.address}/setup#token=${server.setupToken}`);
  await createOwner(page);
  await expect(page).toHaveURL(`${server.address}/runs`);
  const question = "Should the library open on Sundays?";
  const runId = await start("Streams", "decision-record", { question });
  await page.goto(`${server.address}/runs/${runId}?tab=steps`);
  await stepRow(page, "Work out the options").click();
  const writing = await noteWriting(page);
  await approveFirst(runId);
  const seen = await writing();
  expectGrowth(seen);
  expect(seen.join()).not.toContain("botarmy-result");
  await page.getByRole("tab", { name: "Model" }).click();
  await expect(page.getByRole("complementary").getByText("compatible/slow:6").first()).toBeVisible();

  const task = await waitFor(
    async () =>
      (await server.api.query("agents.tasks", { runId, agent: "architect" }, Tasks)).items.find(
        ({ usage }) => usage,
      ),
    "the usage",
  );
  const [call] = (await fake.calls("Streams")).filter(({ model }) => model.endsWith("slow:6"));
  const cost = ((call?.inputTokens ?? 0) * 3 + (call?.outputTokens ?? 0) * 15) / 1e6;
  expect(task.usage?.inputTokens).toBe(call?.inputTokens);
  expect(task.usage?.cost).toBeCloseTo(cost, 9);
  const { items } = await server.api.query("runs.list", { search: runId }, Runs);
  expect(items[0]?.cost).toBe(task.usage?.cost);
});

test("a cancel closes the model's connection within seconds, long before its answer is whole", async () => {
  const runId = await start("Stops", "bug-triage", { report: "The page of the library is blank." });
  await waitFor(async () => (await fake.calls("Stops")).length > 0, "the call");
  const at = Date.now();
  const order = { runId, requestId: randomUUID(), reason: "The question is moot." };
  await server.api.mutate("runs.cancel", order, Moved);
  const [call] = await waitFor(
    async () => (await fake.calls("Stops")).filter(({ endedAt }) => endedAt),
    "the connection to close",
  );
  expect(call?.endedBy).toBe("client");
  expect((call?.endedAt ?? 0) - at).toBeLessThan(5_000);
});
