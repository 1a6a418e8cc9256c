import { randomUUID } from "node:crypto";
import { expect, type Page } from "@playwright/test";
import { nextRequest, startDecisionRecord } from "./support/runs";
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
  const first = await startDecisionRecord(`${name} 0`);
  await nextRequest(first);
  await page.goto(`/inbox?q=${encodeURIComponent(name)}`);
  await expect(rows(page)).toHaveCount(1);
  await page.evaluate(countTicks);
  const wake = await putToSleep(page);
  const asleepAt = Date.now();
  const ticks = await ticksOf(page);
  const titles = Array.from({ length: REQUESTS - 1 }, (_, at) => `${name} ${at + 1}`);
  const runs = await Promise.all(titles.map((title) => startDecisionRecord(title)));
  for (const runId of runs) await nextRequest(runId);
  await waitFor(() => Date.now() - asleepAt > SLEEP_MS, "the end of the sleep");
  expect(await ticksOf(page)).toBe(ticks);
  expect(await rows(page).count()).toBe(1);
  await wake();
  await expect(rows(page)).toHaveCount(REQUESTS, { timeout: WITHIN_MS });
  for (const title of titles)
    await expect(
      rows(page)
        .filter({ hasText: new RegExp(`${title}\\b`) })
        .first(),
    ).toBeVisible();
});

function rows(page: Page) {
  return page.getByRole("region", { name: "Queue" }).getByRole("listitem");
}

/** Freezes the tab as a browser does with one that nobody looks at; answers how to wake it. */
async function putToSleep(page: Page): Promise<() => Promise<unknown>> {
  const session = await page.context().newCDPSession(page);
  await session.send("Page.setWebLifecycleState", { state: "frozen" });
  return () => session.send("Page.setWebLifecycleState", { state: "active" });
}

/** In the browser: what still happens there. */
function countTicks(): void {
  setInterval(() => {
    document.body.dataset.ticks = `${Number(document.body.dataset.ticks ?? 0) + 1}`;
  }, 10);
}

function ticksOf(page: Page): Promise<string | undefined> {
  return page.evaluate(() => document.body.dataset.ticks);
}
