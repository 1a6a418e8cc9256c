import { randomBytes } from "node:crypto";
import { type Browser, expect, type Page } from "@playwright/test";
import { z } from "zod";
import { api } from "./shared-server";

export const owner = { name: "Olga Owner", email: "olga@example.org", password: "four quiet words here" };

const Invited = z.object({ linkPath: z.string() });

/** Nobody: for pages that must not know the owner. */
export const nobody = { cookies: [], origins: [] };

/** Fills the form of the setup link. */
export async function createOwner(page: Page): Promise<void> {
  await page.getByLabel("Name").fill(owner.name);
  await page.getByLabel("E-mail").fill(owner.email);
  await page.getByLabel("Password", { exact: true }).fill(owner.password);
  await page.getByRole("button", { name: "Create the owner account" }).click();
}

/** Invites somebody, who follows the link and chooses a password; answers their page. */
export async function bringMember(browser: Browser, name: string, role: string): Promise<Page> {
  const email = `${randomBytes(6).toString("hex")}@example.org`;
  const { linkPath } = await api.mutate("members.invite", { email, name, role }, Invited);
  const context = await browser.newContext({ storageState: nobody });
  const page = await context.newPage();
  await page.goto(linkPath);
  await page.getByLabel("Password", { exact: true }).fill("five other words for me");
  await page.getByRole("button", { name: "Set the password and sign in" }).click();
  await expect(page.getByRole("heading", { name: "Runs" })).toBeVisible();
  return page;
}

export async function signIn(page: Page, email: string, password: string): Promise<void> {
  await page.getByLabel("E-mail").fill(email);
  await page.getByLabel("Password", { exact: true }).fill(password);
  await page.getByRole("button", { name: "Sign in" }).click();
}
