import { readFileSync } from "node:fs";
import { expect } from "@playwright/test";
import { z } from "zod";
import { api } from "./support/shared-server";
import { test } from "./support/test";

const Settings = z.object({ values: z.object({ prices: z.record(z.string(), z.unknown()) }) });
const Entries = z.array(
  z.object({ seq: z.number(), body: z.string(), prevHash: z.string(), hash: z.string() }),
);

test("an owner sets a price, is told what is wrong with it, and finds the change in the audit log", async ({
  page,
}) => {
  await page.goto("/settings?tab=models");
  await page.getByRole("button", { name: "Set a price" }).click();
  const dialog = page.getByRole("dialog", { name: "Price of a model" });
  await dialog.getByLabel("Model").fill("compatible/priced-here");
  await dialog.getByLabel("Input", { exact: true }).fill("1,250");
  await dialog.getByLabel("Cached input").fill("0");
  await dialog.getByLabel("Output").fill("2.5");
  await dialog.getByRole("button", { name: "Save" }).click();
  await expect(dialog.getByRole("alert")).toHaveText("Write a number such as 1.25, at most 10000.");
  await dialog.getByLabel("Input", { exact: true }).fill("1.25");
  await dialog.getByRole("button", { name: "Save" }).click();
  const row = page.getByRole("table", { name: "Prices set here" }).getByRole("row", { name: /priced-here/ });
  await expect(row).toContainText("$1.25$0.00$2.50");
  const { values } = await api.query("settings.get", {}, Settings);
  expect(values.prices["compatible/priced-here"]).toEqual({ input: 1.25, cached: 0, output: 2.5 });

  await page.goto("/audit?target=setting%3Aprices");
  await expect(page.getByText("Setting changed").first()).toBeVisible();
  await page.getByRole("button", { name: "Export" }).click();
  const downloading = page.waitForEvent("download");
  await page.getByRole("menuitem", { name: /^JSON/ }).click();
  const entries = Entries.parse(JSON.parse(readFileSync(await (await downloading).path(), "utf8")));
  expect(entries.at(-1)?.body).toContain("compatible/priced-here");
});

test("a word is explained where it stands, by the keyboard alone, and leads into its guide", async ({
  page,
}) => {
  await page.goto("/settings?tab=retention");
  const help = page.getByRole("button", { name: "What does “Retention” mean?" });
  await help.focus();
  await page.keyboard.press("Enter");
  const meaning = page.getByRole("dialog", { name: "What “Retention” means" });
  await expect(meaning).toContainText("How long the history of a run is kept");
  await page.keyboard.press("Escape");
  await expect(meaning).toBeHidden();
  await expect(help).toBeFocused();
  await page.keyboard.press("Enter");
  await meaning.getByRole("link", { name: "More in “Running BotArmy”" }).press("Enter");
  await expect(page).toHaveURL("/help/operators#what-is-deleted-and-when");
  await expect(page.getByRole("heading", { name: "What is deleted, and when" })).toBeInViewport();
});
