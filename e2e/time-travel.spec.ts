import { expect, type Page } from "@playwright/test";
import {
  approveByKey,
  expectRunState,
  header,
  nextRequest,
  startDecisionRecord,
  stepRow,
} from "./support/runs";
import { readHistory } from "./support/scripted-person";
import { api } from "./support/shared-server";
import { test } from "./support/test";
import { waitFor } from "./support/wait-for";

test("every panel shows the run as it was at an event, and Live brings it back", async ({ page }) => {
  const runId = await startDecisionRecord("Travel");
  const brief = await nextRequest(runId);
  const { lastSeq } = await readHistory(api, runId);
  await page.goto(`/runs/${runId}?tab=steps`);
  await expect(stepRow(page, "Frame the question")).toContainText("Waiting for a person");

  await track(page).focus();
  await page.keyboard.press("Home");
  await expect(header(page)).toContainText("Past · event 1");
  await expect(page).toHaveURL(/at=1$/);
  await expect(stepRow(page, "Frame the question")).toContainText("Pending");
  await expect(page.getByRole("tab", { name: /^Documents/ })).toHaveText(/0$/);
  const pause = header(page).getByRole("button", { name: "Pause" });
  await expect(pause).toBeDisabled();
  await expect(pause).toHaveAttribute("title", /Press Live first/);

  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("ArrowRight");
  await expect(header(page)).toContainText("Past · event 3");
  await approveByKey(brief);
  await waitFor(async () => (await readHistory(api, runId)).lastSeq > lastSeq + 5, "the run to go on");
  await expect(header(page)).toContainText("Past · event 3");

  await page.getByRole("region", { name: "History" }).getByRole("button", { name: "Live" }).click();
  await expect(header(page)).toContainText(/Live · event \d+/);
  await expect(page).not.toHaveURL(/at=/);
  await expect(stepRow(page, "Frame the question")).toContainText("Completed");
  await expect(header(page).getByRole("button", { name: "Pause" })).toBeEnabled();
});

test("a link leads to the moment, where an open request can be read but not decided", async ({ page }) => {
  const runId = await startDecisionRecord("Moment");
  const brief = await nextRequest(runId);
  const { lastSeq } = await readHistory(api, runId);
  await approveByKey(brief);
  await expectNewer(runId, lastSeq);
  await page.goto(`/runs/${runId}?tab=steps&step=frame&at=${lastSeq}`);
  await expect(header(page)).toContainText(`Past · event ${lastSeq}`);
  await expectRunState(page, "Waiting for a person");
  const inspector = page.getByRole("complementary", { name: /^Step Frame/ });
  await expect(inspector).toContainText("It was open at this event.");
  await expect(inspector.getByRole("button", { name: /^Approve/ })).toHaveCount(0);
  await page.goto(`/runs/${runId}?tab=timeline&at=${lastSeq}`);
  await expect(page.getByRole("region", { name: "Timeline" })).toContainText("Frame");
  await expect(page.getByRole("region", { name: "Timeline" })).not.toContainText("Work out the options");
});

function track(page: Page) {
  return page.getByRole("slider", { name: "Event" });
}

async function expectNewer(runId: string, seq: number): Promise<void> {
  await waitFor(async () => (await readHistory(api, runId)).lastSeq > seq, "newer events");
}
