import { randomUUID } from "node:crypto";
import { expect, type Page } from "@playwright/test";
import { nextRequest, startDecisionRecord } from "./support/runs";
import { test } from "./support/test";

test("the palette finds runs, places, workflows and what the page can do", async ({ page }) => {
  const title = `Palette ${randomUUID().slice(0, 8)}`;
  await nextRequest(await startDecisionRecord(title));
  await page.goto("/runs");
  await expect(page.getByText("Live", { exact: true })).toBeVisible();
  await find(page, title);
  await expect(page.getByRole("option", { name: title }).first()).toHaveAttribute("aria-selected", "true");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1, name: title })).toBeVisible();

  await find(page, "idea to deployment");
  await page.getByRole("option", { name: /^Idea to deployment/ }).click();
  await expect(page).toHaveURL(/\/workflows\/botarmy\/sdlc/);

  await find(page, "agents");
  await expect(page.getByRole("option", { selected: true })).toContainText("Agents");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1, name: "Agents" })).toBeVisible();

  await page.goto("/workflows");
  await expect(page.getByText("Live", { exact: true })).toBeVisible();
  await find(page, "search workflows");
  await expect(page.getByRole("option", { selected: true })).toContainText("Search workflows");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("searchbox", { name: "Search workflows" })).toBeFocused();
});

test("single keys rest while somebody types, and can be switched off", async ({ page }) => {
  await page.goto("/workflows");
  await expect(page.getByText("Live", { exact: true })).toBeVisible();
  await page.getByRole("searchbox").pressSequentially("g r ?");
  await expect(page.getByRole("searchbox")).toHaveValue("g r ?");
  await page.getByRole("heading", { level: 1 }).click();
  await page.keyboard.press("?");
  const sheet = page.getByRole("dialog", { name: "Keyboard shortcuts" });
  await sheet.getByLabel("Shortcuts of a single key").uncheck();
  await page.keyboard.press("Escape");
  await page.keyboard.press("g");
  await page.keyboard.press("a");
  await page.keyboard.press("?");
  await expect(sheet).toBeHidden();
  await expect(page).toHaveURL(/\/workflows/);
  await page.keyboard.press("ControlOrMeta+k");
  await expect(page.getByRole("combobox", { name: "Find anything" })).toBeFocused();
});

async function find(page: Page, words: string): Promise<void> {
  await page.keyboard.press("ControlOrMeta+k");
  await expect(page.getByRole("combobox", { name: "Find anything" })).toBeFocused();
  await page.keyboard.type(words);
}
