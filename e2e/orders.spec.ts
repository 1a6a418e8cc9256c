import { expect, type Page } from "@playwright/test";
import { owner } from "./support/people";
import { approve, request } from "./support/review";
import {
  approveByKey,
  expectRunState,
  header,
  nextRequest,
  readRun,
  startDecisionRecord,
  stepRow,
} from "./support/runs";
import { readHistory } from "./support/scripted-person";
import { api } from "./support/shared-server";
import { test } from "./support/test";

test("a paused run stands still with its reason until a person resumes it", async ({ page }) => {
  const runId = await startDecisionRecord("Pause and resume");
  await page.goto(`/runs/${runId}`);
  await page.getByRole("button", { name: "Pause" }).click();
  await confirm(page, "Pause the run", "Waiting for the lawyers.");
  await expectRunState(page, "Paused");
  const alerts = page.getByRole("list", { name: "Alerts" });
  await expect(alerts).toContainText(owner.name);
  await expect(alerts).toContainText("Waiting for the lawyers.");
  await approveByKey(await nextRequest(runId));
  expect((await readRun(runId)).status).toBe("paused");
  expect(await stepsScheduled(runId)).toEqual(["frame"]);

  await header(page).getByRole("button", { name: "Resume" }).first().click();
  await confirm(page, "Resume the run", "They agreed.");
  await expect(alerts.getByText("Waiting for the lawyers.")).toHaveCount(0);
  await expect.poll(() => stepsScheduled(runId)).toContain("options");
});

test("a cancelled run is over, withdraws its requests and keeps its documents", async ({ page }) => {
  const runId = await startDecisionRecord("Cancel");
  await nextRequest(runId);
  await page.goto(`/runs/${runId}`);
  await openMore(page, "Cancel the run…");
  await expect(page.getByRole("dialog")).toContainText("1 open request is withdrawn.");
  await confirm(page, "Cancel the run", "The question is moot.");
  await expectRunState(page, "Cancelled");
  await expect(page.getByText("The question is moot.").first()).toBeVisible();
  await page.getByRole("tab", { name: /^Decisions/ }).click();
  await expect(page.getByRole("article")).toContainText("No longer needed");
  await page.getByRole("tab", { name: /^Documents/ }).click();
  await expect(page.getByRole("article", { name: "decision-brief.md" })).toBeVisible();
});

test("a run told to halt asks before the next step begins", async ({ page }) => {
  const runId = await startDecisionRecord("Halt");
  const brief = await nextRequest(runId);
  await page.goto(`/runs/${runId}?tab=steps`);
  await openMore(page, "Halt at the next step…");
  await confirm(page, "Halt at the next step", "I want to see the plan.");
  await expect(page.getByRole("list", { name: "Alerts" })).toContainText(owner.name);
  await approveByKey(brief);
  const plan = 'Start "Work out the options"?';
  await stepRow(page, "Work out the options").click();
  await expect(request(page, plan)).toBeVisible();
  expect(await stepsScheduled(runId)).toEqual(["frame"]);
  await approve(page, plan);
  await expect.poll(() => stepsScheduled(runId)).toContain("options");
});

async function openMore(page: Page, order: string): Promise<void> {
  await page.getByRole("button", { name: "More about this run" }).click();
  await page.getByRole("menuitem", { name: order }).click();
}

async function confirm(page: Page, label: string, why: string): Promise<void> {
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Why").fill(why);
  await dialog.getByRole("button", { name: label }).click();
  await expect(dialog).toBeHidden();
}

async function stepsScheduled(runId: string): Promise<unknown[]> {
  const { events } = await readHistory(api, runId);
  return events.filter(({ type }) => type === "step.scheduled").map(({ data }) => data.stepKey);
}
