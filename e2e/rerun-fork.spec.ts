import { expect, type Page } from "@playwright/test";
import { approveByKey, expectRunState, nextRequest, readRun, startDecisionRecord } from "./support/runs";
import { test } from "./support/test";

const WORDS = "Ask the members first.";

test("a run goes on from one of its steps in a fork, and the original stays as it is", async ({ page }) => {
  const runId = await startDecisionRecord("Original");
  await approveByKey(await nextRequest(runId));
  const asked = await nextRequest(runId);
  await page.goto(`/runs/${runId}?step=frame`);
  const dialog = await openPanel(page);
  await expect(dialog.getByRole("radio", { name: /^Keep the original/ })).toBeChecked();
  await expect(dialog.getByRole("region", { name: "What it was given" })).toContainText("open on Sundays?");
  await expect(dialog.getByRole("region", { name: "What will run again" })).toContainText("asks again");
  await dialog.getByLabel("Title of the new run").fill("The fork");
  await dialog.getByLabel("What to do differently").fill(WORDS);
  await dialog.getByRole("button", { name: "Fork into a new run" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "The fork" })).toBeVisible();
  const forkId = new URL(page.url()).pathname.split("/").at(-1) ?? "";
  expect(forkId).not.toBe(runId);
  expect((await nextRequest(forkId)).stepKey).toBe("frame");
  await page.goto(`/runs/${forkId}?step=frame&panel=context`);
  await expect(page.getByRole("complementary")).toContainText(WORDS);
  expect((await nextRequest(runId)).id).toBe(asked.id);
});

test("a run goes back to a step in place when a person chooses so", async ({ page }) => {
  const runId = await startDecisionRecord("In place");
  await approveByKey(await nextRequest(runId));
  const asked = await nextRequest(runId);
  await page.goto(`/runs/${runId}?tab=steps&step=frame`);
  const dialog = await openPanel(page);
  await dialog.getByRole("radio", { name: /^Go back in this run/ }).check();
  await dialog.getByRole("button", { name: "Go back to this step" }).click();
  await expect(dialog).toBeHidden();
  await expect
    .poll(async () => (await readRun(runId)).steps.find(({ stepKey }) => stepKey === "frame")?.status)
    .toBe("waiting_for_hitl");
  expect((await nextRequest(runId)).id).not.toBe(asked.id);
  await expectRunState(page, "Waiting for a person");
  await expect(page.getByRole("list", { name: "Steps" })).toContainText("round 2");
});

async function openPanel(page: Page) {
  await page.getByRole("button", { name: "Run again from here…" }).click();
  return page.getByRole("dialog", { name: /^Run again from/ });
}
