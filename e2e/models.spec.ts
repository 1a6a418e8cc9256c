import { randomUUID } from "node:crypto";
import { expect, type Page } from "@playwright/test";
import { z } from "zod";
import { FakeModel } from "./support/fake-model";
import { OwnServer } from "./support/own-server";
import { createOwner, nobody } from "./support/people";
import { stepRow } from "./support/runs";
import { Moved, Started } from "./support/shapes";
import { test } from "./support/test";
import { waitFor } from "./support/wait-for";

// A language model at work, seen from outside: over HTTP, through the real provider code, with nobody behind it.

let fake: FakeModel;
let server: OwnServer;
test.beforeAll(async () => {
  fake = await FakeModel.start();
  server = await OwnServer.start({
    COMPATIBLE_BASE_URL: `${fake.origin}/v1`,
    COMPATIBLE_API_KEY: "sk-canary-of-the-browser-test",
    BOTARMY_MODEL: "compatible/slow:12",
  });
});
test.afterAll(async () => {
  await server?.remove();
  await fake?.stop();
});
test.use({ storageState: nobody });

const Written = z.object({ version: z.number() });
const Usage = z.object({ inputTokens: z.number(), outputTokens: z.number(), cost: z.number() });
const Tasks = z.object({
  items: z.array(z.object({ model: z.string().nullable(), usage: Usage.nullable() })),
});
const Runs = z.object({ items: z.array(z.object({ id: z.string(), cost: z.number() })) });

async function setSetting(key: string, value: object): Promise<void> {
  await server.api.mutate("settings.set", { setting: { key, value }, version: 0 }, Written);
}

async function start(title: string): Promise<string> {
  const input = { question: "Should the library open on Sundays?" };
  const order = { requestId: randomUUID(), workflowId: "decision-record", title, input };
  return (await server.api.mutate("runs.start", order, Started)).runId;
}

const writing = (page: Page) => page.getByRole("figure", { name: /^Being written by / });

test("a model's document grows before the reader's eyes, and its tokens and price are told", async ({
  page,
}) => {
  await page.goto(`${server.address}/setup#token=${server.setupToken}`);
  await createOwner(page);
  await expect(page).toHaveURL(`${server.address}/runs`);
  await setSetting("prices", { "compatible/slow": { input: 3, output: 15, cached: 3 } });
  const runId = await start("Streams");
  await page.goto(`${server.address}/runs/${runId}?tab=steps`);
  await stepRow(page, "Frame the question").click();
  const length = async () => (await writing(page).innerText()).length;
  await expect(writing(page)).toBeVisible();
  const early = await length();
  await expect.poll(length).toBeGreaterThan(early + 200);
  await expect(writing(page)).not.toContainText("botarmy-result");
  await expect(page.getByText("compatible/slow:12").first()).toBeVisible({ timeout: 20_000 });

  const [call] = await waitFor(
    async () => (await fake.calls("Streams")).filter(({ endedAt }) => endedAt),
    20_000,
    "the call",
  );
  const task = await waitFor(
    async () => (await server.api.query("agents.tasks", { runId }, Tasks)).items.find(({ usage }) => usage),
    10_000,
    "the usage",
  );
  const cost = ((call?.inputTokens ?? 0) * 3 + (call?.outputTokens ?? 0) * 15) / 1e6;
  expect(task.usage?.inputTokens).toBe(call?.inputTokens);
  expect(task.usage?.cost).toBeCloseTo(cost, 9);
  const { items } = await server.api.query("runs.list", { search: runId }, Runs);
  expect(items[0]?.cost).toBe(task.usage?.cost);
});

test("a cancel closes the model's connection within a second", async () => {
  await setSetting("models", { analyst: "compatible/slow:90" });
  const runId = await start("Stops");
  await waitFor(async () => (await fake.calls("Stops")).length > 0, 20_000, "the call");
  const at = Date.now();
  const order = { runId, requestId: randomUUID(), reason: "The question is moot." };
  await server.api.mutate("runs.cancel", order, Moved);
  const [call] = await waitFor(
    async () => (await fake.calls("Stops")).filter(({ endedAt }) => endedAt),
    5_000,
    "the connection to close",
  );
  expect(call?.endedBy).toBe("client");
  expect((call?.endedAt ?? 0) - at).toBeLessThan(1_000);
});
