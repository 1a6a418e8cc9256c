import { randomUUID } from "node:crypto";
import { expect, type Page } from "@playwright/test";
import { bringMember } from "./support/people";
import { approve, openRequest, request } from "./support/review";
import { approveByKey, nextRequest, readRun, startDecisionRecord } from "./support/runs";
import { test } from "./support/test";

const BRIEF = "Approve decision-brief.md?";

test("requests of one gate are approved together, each with its own answer", async ({ page }) => {
  const name = `Together ${randomUUID().slice(0, 8)}`;
  const runs = await Promise.all([1, 2, 3].map((at) => startDecisionRecord(`${name} ${at}`)));
  for (const runId of runs) await nextRequest(runId);
  await search(page, name);
  await expect(rows(page)).toHaveCount(3);
  for (const box of await page.getByRole("region", { name: "Queue" }).getByRole("checkbox").all()) {
    await box.check();
  }
  await page.getByRole("button", { name: "Approve…" }).click();
  const dialog = page.getByRole("dialog");
  await expect(dialog.getByRole("listitem")).toHaveCount(3);
  await approveByKey(await nextRequest(runs[1] ?? ""));
  await dialog.getByRole("button", { name: "Approve: 3 requests" }).click();
  await expect(dialog).toContainText("Decided: 2 of 3.");
  await expect(dialog.getByRole("listitem").filter({ hasText: `${name} 2` })).toContainText(
    /already|decided/,
  );
  await dialog.getByRole("button", { name: "Close" }).last().click();
  for (const runId of runs) {
    await expect.poll(async () => (await readRun(runId)).steps[0]?.status).toBe("completed");
  }
});

test("who opens a request sees who reviews it, and whoever was slower keeps their words", async ({
  page,
  browser,
}) => {
  const title = `Claimed ${randomUUID().slice(0, 8)}`;
  await startDecisionRecord(title);
  const other = await bringMember(browser, "Bea Approver", "approver");
  await other.goto("/inbox");
  await openRequest(other, title, BRIEF);
  await page.goto("/inbox");
  await openRequest(page, title, BRIEF);
  await expect(request(page, BRIEF)).toContainText(/Bea Approver is reviewing since \d\d:\d\d/);
  await page.keyboard.press("c");
  await page.keyboard.type("My careful words.");
  await page.keyboard.press("ControlOrMeta+Enter");
  await approve(other, BRIEF);
  const pane = request(page, BRIEF);
  await expect(pane).toContainText(/Bea Approver approved this/);
  await expect(pane).toContainText("What you wrote was not sent");
  await expect(pane).toContainText("My careful words.");
  await expect(pane.getByRole("button", { name: /^Approve/ })).toHaveCount(0);
  await other.context().close();
});

test("the inbox is worked off by keyboard alone: found, asked about, given away, put aside", async ({
  page,
  browser,
}) => {
  const title = `By keyboard ${randomUUID().slice(0, 8)}`;
  const runId = await startDecisionRecord(title);
  const { id } = await nextRequest(runId);
  const other = await bringMember(browser, `Kim ${title}`, "approver");
  const { keyboard } = page;
  await page.goto("/inbox");
  await expect(page.getByText("Live", { exact: true })).toBeVisible();
  await keyboard.press("/");
  await expect(page.getByRole("searchbox")).toBeFocused();
  await keyboard.type(title);
  await keyboard.press("Tab");
  await expect(page).toHaveURL(/[?&]q=By/);
  await expect(page).toHaveURL(/[?&]request=/);
  await expect(rows(page)).toHaveCount(1);
  await expect(request(page, BRIEF).getByRole("link", { name: title })).toBeVisible();
  await keyboard.press("x");
  await expect(page.getByText("1 selected")).toBeVisible();
  await keyboard.press("x");
  await keyboard.press("q");
  await expect(page.getByLabel("Question", { exact: true })).toBeFocused();
  await keyboard.type("Who is asked about keys?");
  await keyboard.press("Tab");
  await keyboard.press("Tab");
  await keyboard.press("Enter");
  await expect(page.getByRole("dialog")).toBeHidden();
  await keyboard.press("m");
  await page.getByRole("radio", { name: new RegExp(`^Kim ${title}`) }).focus();
  await keyboard.press("Space");
  await page.getByRole("button", { name: "Reassign" }).last().press("Enter");
  await expect(page.getByRole("dialog")).toBeHidden();
  await other.goto("/inbox");
  await expect(other.getByRole("link", { name: /^Mine/ })).toHaveAttribute("aria-current", "page");
  await expect(rows(other)).toHaveCount(1);
  await keyboard.press("h");
  await page.getByRole("button", { name: "In four hours" }).press("Enter");
  await expect(page.getByRole("dialog")).toBeHidden();
  await page.goto(`/inbox?tab=snoozed&q=${encodeURIComponent(title)}&request=${id}&view=history`);
  await expect(rows(page)).toContainText([title]);
  await expect(page.getByRole("region", { name: "Comments" })).toContainText("Who is asked about keys?");
  await other.context().close();
});

function rows(page: Page) {
  return page.getByRole("region", { name: "Queue" }).getByRole("listitem");
}

async function search(page: Page, words: string): Promise<void> {
  await page.goto(`/inbox?q=${encodeURIComponent(words)}`);
  await expect(rows(page).first()).toBeVisible();
}
