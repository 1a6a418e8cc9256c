import { expect, type Page } from "@playwright/test";
import { z } from "zod";
import { expectRunState, header, startRun, stepRow } from "./support/runs";
import { api } from "./support/shared-server";
import { test } from "./support/test";

/** A map whose list nobody gives: the run stands at an incident until a person helps. */
const SOURCE = `
workflow:
  id: needs-a-list
  name: Needs a list
  sequence:
    - id: chapters
      for_each: titles
      as: title
      steps:
        - { id: write, agent: analyst, action: "write {{title}}", creates: "{{title}}.md" }
    - { id: close, agent: analyst, action: close the book, creates: end.md }
`;

test.beforeAll(async () => {
  const order = { file: "needs-a-list.yaml", source: SOURCE };
  await api.mutate("workflows.save", order, z.object({ canStart: z.literal(true) }));
});

test("what is missing is given at the incident, and the run goes on with it", async ({ page }) => {
  await openIncident(page, "Give the list");
  const dialog = await choose(page, "Edit and retry");
  await dialog.getByRole("textbox").fill("first\nsecond");
  await dialog.getByRole("button", { name: "Try again" }).click();
  await expect(dialog).toBeHidden();
  await expect(page.getByRole("list", { name: "Alerts" })).toHaveCount(0);
  await expect(stepRow(page, "Write second")).toContainText("Completed");
});

test("an incident is skipped with a reason that stays on record", async ({ page }) => {
  await openIncident(page, "Skip it");
  const dialog = await choose(page, "Skip");
  await dialog.getByLabel("Why").fill("The book has no chapters.");
  await dialog.getByRole("button", { name: "Skip all of it" }).click();
  await expectRunState(page, "Completed");
  await expect(stepRow(page, "Write each title")).toContainText("The book has no chapters.");
});

test("a run is ended as failed at its incident", async ({ page }) => {
  await openIncident(page, "Give up");
  const dialog = await choose(page, "Fail the run");
  await expect(dialog).toContainText("The run ends here.");
  await dialog.getByLabel("Why").fill("Nobody knows the chapters.");
  await dialog.getByRole("button", { name: "End the run as failed" }).click();
  await expectRunState(page, "Failed");
  await expect(header(page).getByRole("button", { name: "Pause" })).toHaveCount(0);
});

async function openIncident(page: Page, title: string): Promise<void> {
  const runId = await startRun({ workflowId: "needs-a-list", title, input: {} });
  await page.goto(`/runs/${runId}?tab=steps`);
  await expectRunState(page, "Incident");
}

async function choose(page: Page, choice: string) {
  await page.getByRole("list", { name: "Alerts" }).getByRole("button", { name: choice, exact: true }).click();
  return page.getByRole("dialog");
}
