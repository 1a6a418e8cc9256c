import { randomUUID } from "node:crypto";
import { expect } from "@playwright/test";
import { nextRequest, startDecisionRecord } from "./support/runs";
import { test } from "./support/test";

test("the palette finds runs, places, workflows and what the page can do", async ({ page }) => {
  const title = `Palette ${randomUUID().slice(0, 8)}`;
  await nextRequest(await startDecisionRecord(title));
  await page.goto("/runs");
  await expect(page.getByText("Live", { exact: true })).toBeVisible();
  const field = page.getByRole("combobox", { name: "Find anything" });

  await page.keyboard.press("ControlOrMeta+k");
  await expect(field).toBeFocused();
  await page.keyboard.type(title);
  await expect(page.getByRole("option", { name: title }).first()).toBeVisible();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1, name: title })).toBeVisible();

  await page.keyboard.press("ControlOrMeta+k");
  await page.keyboard.type("idea to deployment");
  await page.getByRole("option", { name: /^Idea to deployment/ }).click();
  await expect(page).toHaveURL(/\/workflows\/botarmy\/sdlc/);

  await page.keyboard.press("ControlOrMeta+k");
  await page.keyboard.type("agents");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1, name: "Agents" })).toBeVisible();

  await page.goto("/workflows");
  await expect(page.getByText("Live", { exact: true })).toBeVisible();
  await page.keyboard.press("ControlOrMeta+k");
  await page.keyboard.type("search workflows");
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
