import { randomUUID } from "node:crypto";
import { expect, type Page } from "@playwright/test";
import { cancelRun, nextRequest, startDecisionRecord } from "./support/runs";
import { test } from "./support/test";
import { waitFor } from "./support/wait-for";

const isFull = process.env.TEST_TIER === "full";
/** The queue shows up to fifty at once. */
const REQUESTS = isFull ? 50 : 12;
/** Longer than the server keeps a connection on which nothing answers: what it tells meanwhile is lost. */
const SLEEP_MS = 12_000;
/** The promise holds on a quiet machine, where the tests of a release run. */
const WITHIN_MS = isFull ? 5_000 : 30_000;

test("H8: a tab that slept while requests were made shows all of them when it wakes", async ({ page }) => {
  const name = `Asleep ${randomUUID().slice(0, 8)}`;
  await nextRequest(await startDecisionRecord(`${name} 0`));
  await page.goto(`/inbox?q=${encodeURIComponent(name)}`);
  await expect(rows(page)).toHaveCount(1);
  await expect(page.getByText("Live", { exact: true })).toBeVisible();
  const wake = await putToSleep(page);
  const asleepAt = Date.now();
  const titles = Array.from({ length: REQUESTS - 1 }, (_, at) => `${name} ${at + 1}`);
  const runs = await Promise.all(titles.map((title) => startDecisionRecord(title)));
  for (const runId of runs) await nextRequest(runId);
  await waitFor(() => Date.now() - asleepAt > SLEEP_MS, "the end of the sleep");
  await wake();
  await expect(rows(page)).toHaveCount(REQUESTS, { timeout: WITHIN_MS });
  for (const title of titles) await expect(rows(page).getByText(title, { exact: true })).toBeVisible();
  for (const runId of runs) await cancelRun(runId);
});

function rows(page: Page) {
  return page.getByRole("region", { name: "Queue" }).getByRole("listitem");
}

/** Halts all that the page does, as a machine that sleeps: no timer fires, nothing is read. Answers how to wake it. */
async function putToSleep(page: Page): Promise<() => Promise<unknown>> {
  const session = await page.context().newCDPSession(page);
  await session.send("Debugger.enable");
  const isAsleep = new Promise<void>((resolve) => session.once("Debugger.paused", () => resolve()));
  await session.send("Debugger.pause");
  await isAsleep;
  return () => session.send("Debugger.disable");
}
