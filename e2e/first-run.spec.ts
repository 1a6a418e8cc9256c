import { expect } from "@playwright/test";
import { createOwner, owner } from "./support/people";
import { ownerSession, setupToken } from "./support/shared-server";
import { test } from "./support/test";

test("whoever has no account is told what to do before there is an owner", async ({ page }) => {
  await page.goto("/runs");
  await expect(page.getByRole("heading", { name: "BotArmy has no owner yet" })).toBeVisible();
  await page.goto("/setup");
  await expect(page.getByRole("heading", { name: "This link is not complete" })).toBeVisible();
});

test("a wrong token makes no owner", async ({ page }) => {
  await page.goto("/setup#token=not-the-one-that-was-printed");
  await createOwner(page);
  await expect(page.getByText("This setup link is wrong")).toBeVisible();
  await expect(page).toHaveURL("/setup");
});

test("the setup link makes the owner, who lands on the runs and stays signed in", async ({ page }) => {
  await page.goto(`/setup#token=${setupToken}`);
  await expect(page).toHaveURL("/setup");
  await createOwner(page);
  await expect(page).toHaveURL("/runs");
  await expect(page.getByRole("heading", { name: "No runs yet" })).toBeVisible();
  await expect(page.getByText("Live", { exact: true })).toBeVisible();
  await page.reload();
  await expect(page.getByRole("button", { name: `Signed in as ${owner.name}` })).toBeVisible();
  await page.context().storageState({ path: ownerSession });
});

test("the setup link works once", async ({ page }) => {
  await page.goto(`/setup#token=${setupToken}`);
  await createOwner(page);
  await expect(page.getByRole("heading", { name: "BotArmy has its owner" })).toBeVisible();
});
