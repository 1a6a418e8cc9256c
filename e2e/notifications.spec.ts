import { randomUUID } from "node:crypto";
import { expect, type Page } from "@playwright/test";
import { bringMember } from "./support/people";
import { approveByKey, nextRequest, startDecisionRecord } from "./support/runs";
import { test } from "./support/test";

test("the bell tells of a request, leads to it by keyboard, and says who decided it elsewhere", async ({
  browser,
}) => {
  const page = await bringMember(browser, "Nora Notified", "approver");
  const title = `Told ${randomUUID().slice(0, 8)}`;
  const runId = await startDecisionRecord(title);
  const request = await nextRequest(runId);
  await expect(page.getByRole("button", { name: /^Notifications, \d+ unread/ })).toBeVisible();
  await openBell(page);
  const notice = page.getByRole("dialog", { name: "Notifications" }).getByRole("link", { name: title });
  await expect(notice).toContainText("Approval asked");
  await expect(notice).toContainText("unread");
  await notice.focus();
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(new RegExp(`/inbox\\?request=${request.id}`));
  await openBell(page);
  await expect(notice).toBeVisible();
  await expect(notice).not.toContainText("unread");

  // It changes under the eyes of whoever looks at it.
  await approveByKey(request);
  await expect(notice.filter({ hasText: "Approved by key:env" })).toBeVisible();
});

test("a person chooses what is told, and an owner adds nothing that is not configured", async ({ page }) => {
  await page.goto("/settings?tab=notifications");
  const budgets = page.getByLabel("Budgets: Bell");
  await expect(budgets).toHaveValue("at-once");
  await budgets.selectOption("off");
  await expect(budgets).toHaveValue("off");
  await page.reload();
  await expect(budgets).toHaveValue("off");
  await budgets.selectOption("at-once");
  await expect(page.getByLabel("Requests: E-mail")).toBeDisabled();
  await expect(page.getByText("Whoever runs BotArmy sets SMTP_URL and SMTP_FROM.")).toBeVisible();
  await expect(page.getByRole("button", { name: "Add a webhook" })).toBeDisabled();
  await page.getByLabel("Time zone").fill("Mars/Olympus");
  await page.getByRole("button", { name: "Keep this time" }).click();
  await expect(page.getByText("There is no such time zone.")).toBeVisible();
  await page.getByLabel("Time zone").fill("Europe/Berlin");
  await page.getByRole("button", { name: "Keep this time" }).click();
  await expect(page.getByText("The digest's time is kept", { exact: true })).toBeVisible();
});

/** By keyboard, wherever the person is, in one breath however busy the page is; again if it did not hear it yet. */
async function openBell(page: Page): Promise<void> {
  await expect(async () => {
    await Promise.all([page.keyboard.press("g"), page.keyboard.press("n")]);
    await expect(page.getByRole("heading", { name: "Notifications" })).toBeVisible({ timeout: 5_000 });
  }).toPass();
}
