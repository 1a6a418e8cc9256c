import { randomUUID } from "node:crypto";
import { expect, type Locator, type Page } from "@playwright/test";
import { request } from "./support/review";
import { expectRunState } from "./support/runs";
import { test } from "./support/test";

const TITLE = `Only by keyboard ${randomUUID().slice(0, 8)}`;
const BRIEF = "Approve decision-brief.md?";
const RECORD = "Approve decision-record.md?";

test("a run is launched, decided and followed to its end without a mouse", async ({ page }) => {
  const { keyboard } = page;
  await page.goto("/runs");
  await expect(page.getByText("Live", { exact: true })).toBeVisible();
  await keyboard.press("?");
  await expect(page.getByRole("dialog")).toContainText("Keyboard");
  await keyboard.press("Escape");

  await go(page, "l", "Launch");
  await tabTo(page, page.getByRole("link", { name: "Decision record" }));
  await keyboard.press("Enter");
  await expect(page.getByLabel("What has to be decided?")).toBeVisible();
  await tabTo(page, page.getByLabel("What has to be decided?"));
  await keyboard.type("Should the library open on Sundays?");
  await tabTo(page, page.getByLabel("Title"));
  await keyboard.type(TITLE);
  await keyboard.press("ControlOrMeta+Enter");
  await expect(page.getByRole("heading", { level: 1, name: TITLE })).toBeVisible();
  await keyboard.press("4");
  await expect(page.getByRole("tab", { name: /^Events/ })).toHaveAttribute("aria-selected", "true");

  await go(page, "i", "Inbox");
  await openByKey(page, BRIEF);
  await keyboard.press("r");
  await expect(page.getByLabel("Comment")).toBeFocused();
  await keyboard.type("Say who pays for it.");
  await keyboard.press("ControlOrMeta+Enter");
  await expect(page.getByText("Changes requested").filter({ visible: true }).first()).toBeVisible();
  await openByKey(page, BRIEF);
  await keyboard.press("e");
  await expect(page.getByRole("textbox", { name: /^Your version of/ })).toBeFocused();
  await keyboard.press("ControlOrMeta+End");
  await keyboard.type("\nThe town pays.");
  await keyboard.press("ControlOrMeta+Enter");
  await tabTo(page, page.getByLabel("Comment"));
  await keyboard.type("So that it is said.");
  await keyboard.press("ControlOrMeta+Enter");
  await openByKey(page, RECORD);
  await approveByKey(page);

  const question = page.getByRole("heading", { level: 2, name: /announcement/i });
  await openByKey(page, /announcement/i);
  await expect(question).toBeVisible();
  await keyboard.press("2");
  await go(page, "r", "Runs");
  await search(page);
  await expect(page.getByRole("row")).toHaveCount(2);
  await keyboard.press("j");
  await expect(page.getByRole("link", { name: TITLE })).toBeFocused();
  await keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1, name: TITLE })).toBeVisible();
  await expectRunState(page, "Completed");
});

/**
 * `g` and a letter, in one breath however busy the page is, from wherever the focus is outside of a field; again
 * when the page did not hear it yet.
 */
async function go(page: Page, letter: string, heading: string): Promise<void> {
  await expect(async () => {
    await Promise.all([page.keyboard.press("g"), page.keyboard.press(letter)]);
    await expect(page.getByRole("heading", { level: 1, name: heading })).toBeVisible({ timeout: 5_000 });
  }).toPass();
}

/** Presses Tab until it is there. */
async function tabTo(page: Page, target: Locator): Promise<void> {
  await expect(target).toBeVisible();
  for (let pressed = 0; pressed < 80; pressed++) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press("Tab");
  }
  throw new Error(`The focus did not come to ${target}.`);
}

/** Narrows the list to this run and leaves the field. */
async function search(page: Page): Promise<void> {
  await page.keyboard.press("/");
  await expect(page.getByRole("searchbox")).toBeFocused();
  await page.keyboard.type(TITLE);
  await page.keyboard.press("Enter");
}

/** Looks for the run in the queue, whose first request opens by itself, as soon as it is there. */
async function openByKey(page: Page, question: string | RegExp): Promise<void> {
  await expect(page.getByRole("heading", { level: 1, name: "Inbox" })).toBeVisible();
  if ((await page.getByRole("searchbox").inputValue()) === "") await search(page);
  await expect(request(page, question).getByRole("link", { name: TITLE })).toBeVisible();
  await expect(page.getByRole("button", { name: /^(Reject|No\b)/ })).toBeEnabled();
}

/** The same key reads on to the end of the document and then approves. */
async function approveByKey(page: Page): Promise<void> {
  const pane = request(page, RECORD);
  await expect(async () => {
    if (await pane.getByRole("button", { name: "Read on" }).isVisible()) await page.keyboard.press("a");
    await expect(pane.getByRole("button", { name: /^Approve/ })).toBeEnabled({ timeout: 500 });
  }).toPass();
  await page.keyboard.press("a");
  await expect(page.getByText("Approved", { exact: true }).first()).toBeVisible();
}
