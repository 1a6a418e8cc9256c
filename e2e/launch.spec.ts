import { execFileSync } from "node:child_process";
import { randomUUID } from "node:crypto";
import { expect, type Page } from "@playwright/test";
import { startDecisionRecord } from "./support/runs";
import { readHistory } from "./support/scripted-person";
import { Runs } from "./support/shapes";
import { api } from "./support/shared-server";
import { test } from "./support/test";

const QUESTION = "What has to be decided?";

test("a launch is rehearsed by clicking, its answers go along, and a double click starts one run", async ({
  page,
}) => {
  const title = `Rehearsed ${randomUUID().slice(0, 8)}`;
  await page.goto("/launch?workflow=decision-record");
  await page.getByLabel(QUESTION).fill("Should the library open on Sundays?");
  await page.getByLabel("Title").fill(title);
  await page.getByRole("button", { name: "Rehearse" }).click();
  const end = page.getByRole("region", { name: "Where it ends" });
  await expect(end).toContainText("It waits for your answer.");
  const happens = page.getByRole("list", { name: "What happens" }).getByRole("listitem");
  const announcement = happens.filter({ hasText: "Do the optional step" });
  await announcement.getByText("No", { exact: true }).click();
  await expect(happens.filter({ hasText: "Write the announcement" }).last()).toContainText("Skipped");
  const record = happens.filter({ hasText: "Approve decision-brief.md?" }).first();
  await record.getByText("Reject", { exact: true }).click();
  await expect(end).toContainText(/rejected|failed/i);
  await page.getByRole("button", { name: "Start over" }).click();
  await announcement.getByText("No", { exact: true }).click();
  await page.getByRole("button", { name: "Use 1 answer for the launch" }).click();
  await expect(page.getByLabel(QUESTION)).toHaveValue("Should the library open on Sundays?");
  await page.getByRole("button", { name: "Start" }).first().dblclick();
  await expect(page).toHaveURL(/\/runs\/[0-9a-f-]{36}/);
  const { items } = await api.query("runs.list", { search: title }, Runs);
  expect(items).toHaveLength(1);
  const { events } = await readHistory(api, items[0]?.id ?? "");
  expect(events[0]?.data).toMatchObject({ answers: { announce: false } });
});

test("a launch begins like an earlier run, as a form or as JSON, which says what does not fit", async ({
  page,
}) => {
  const runId = await startDecisionRecord("Like this one");
  await page.goto(`/launch?workflow=decision-record&like=${runId}`);
  await expect(page.getByLabel(QUESTION)).toHaveValue("Should the library open on Sundays?");
  await page.getByText("JSON", { exact: true }).click();
  const json = page.getByLabel("Input as JSON");
  await expect(json).toHaveValue(/open on Sundays/);
  await json.fill('{ "questoin": "On Mondays?" }');
  await expect(page.getByText('The workflow has no field "questoin".')).toBeVisible();
  await json.fill('{ "question": "On Mondays?" }');
  await page.getByText("Form", { exact: true }).click();
  await expect(page.getByLabel(QUESTION)).toHaveValue("On Mondays?");
});

test("a launch is kept as a preset, started from, shared, and taken away; as a command it starts the same run", async ({
  page,
}) => {
  const name = `Preset ${randomUUID().slice(0, 8)}`;
  await page.goto("/launch?workflow=decision-record");
  await page.getByLabel(QUESTION).fill("Should the hall be heated?");
  await page.getByLabel("Title").fill(name);
  await test.step("saving keeps the form and starts nothing", async () => {
    await choose(page, "Save or copy", "Save as preset…");
    const dialog = page.getByRole("dialog", { name: "Save as preset" });
    await dialog.getByLabel("Name").fill(name);
    await dialog.getByLabel("Name").press("Enter");
    await expect(dialog).toBeHidden();
    await expect(page).toHaveURL(/\/launch\?workflow=decision-record/);
  });
  const presets = page.getByRole("region", { name: "Presets" });
  await test.step("it is renamed and shared, and fills an empty form", async () => {
    await page.evaluate(() => sessionStorage.clear());
    await page.goto("/launch");
    await choose(page, `More about ${name}`, "Rename or share…");
    const dialog = page.getByRole("dialog", { name: "Change the preset" });
    await dialog.getByLabel("Name").fill(`${name} heated`);
    await dialog.getByLabel("For the whole team").check();
    await dialog.getByRole("button", { name: "Save" }).click();
    await expect(presets).toContainText("for the team by you");
    await presets.getByRole("link", { name: `${name} heated` }).click();
    await expect(page.getByLabel(QUESTION)).toHaveValue("Should the hall be heated?");
    await expect(page.getByLabel("Title")).toHaveValue(name);
  });
  await test.step("the command starts one run, however often it is pasted", async () => {
    await choose(page, "Save or copy", "Copy as CLI…");
    const dialog = page.getByRole("dialog", { name: "Start this run from a script" });
    const command = await dialog.locator("pre").innerText();
    const env = { ...process.env, BOTARMY_API_KEY: process.env.E2E_API_KEY };
    const paste = () => execFileSync("sh", ["-c", command], { env, encoding: "utf8" }).trim();
    const [first, second] = [paste(), paste()];
    expect(first).toBe(second);
    await dialog.getByRole("button", { name: "Close" }).click();
    await page.goto(new URL(first).pathname);
    await expect(page.getByRole("heading", { level: 1, name })).toBeVisible();
  });
  await page.goto("/launch");
  await choose(page, `More about ${name} heated`, "Remove…");
  await page.getByRole("button", { name: "Remove" }).click();
  await expect(page.getByRole("link", { name: `${name} heated` })).toBeHidden();
});

async function choose(page: Page, menu: string, item: string): Promise<void> {
  await page.getByRole("button", { name: menu, exact: true }).click();
  await page.getByRole("menuitem", { name: item }).click();
}
