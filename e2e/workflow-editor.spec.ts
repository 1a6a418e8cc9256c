import { randomUUID } from "node:crypto";
import { expect, type Locator, type Page } from "@playwright/test";
import { expectRunState, header } from "./support/runs";
import { test } from "./support/test";

test("somebody writes a workflow with an error, fixes it, saves and launches it", async ({ page }) => {
  const id = `own-${randomUUID().slice(0, 8)}`;
  await page.goto("/workflows");
  await page.getByRole("link", { name: "New workflow" }).click();
  await page.getByRole("link", { name: "Draft and approve" }).click();
  const editor = page.getByRole("textbox", { name: "Text of the workflow" });
  await expect(editor).toContainText("creates: project-plan.md");

  await rename(page, editor, id);
  await expect(page.getByLabel("File")).toHaveValue(`${id}.yaml`);
  await writeAtEnd(page, "gate: afterwards");
  const problem = page.getByRole("tabpanel", { name: /^Problems/ }).getByRole("listitem");
  await expect(problem).toContainText('"gate" cannot be "afterwards"');
  await expect(page.getByRole("button", { name: /^Save with 1 error/ })).toBeVisible();
  await page.getByText("workflow:").first().click();
  await problem.getByRole("button", { name: /^line 22/ }).click();
  await expect(editor).toBeFocused();

  await page.keyboard.press("Shift+End");
  await page.keyboard.type("a");
  await page.getByRole("option", { name: /^after/ }).click();
  await expect(page.getByText("No problems.")).toBeVisible();
  await page.getByRole("tab", { name: "Proof" }).click();
  await expect(page.getByText("Every path ends")).toBeVisible();

  await page.getByRole("button", { name: /^Save/ }).click();
  await expect(header(page).getByText("Saved", { exact: true })).toBeVisible();
  await expect(page).toHaveURL(new RegExp(`/workflows/local/${id}/edit`));
  await header(page).getByRole("link", { name: "Launch" }).click();
  await page.getByLabel("What should be built?").fill("A site where neighbours lend tools to each other");
  await page.getByRole("button", { name: "Start" }).first().click();
  await expect(page).toHaveURL(/\/runs\/[0-9a-f-]{36}/);
  await expectRunState(page, "Waiting for a person");
});

test("of two editors the second sees both texts before anything is overwritten", async ({
  page,
  context,
}) => {
  const id = `two-${randomUUID().slice(0, 8)}`;
  await page.goto("/workflows/new?from=until-it-passes");
  await rename(page, page.getByRole("textbox", { name: "Text of the workflow" }), id);
  await page.keyboard.press("ControlOrMeta+s");
  await expect(header(page).getByText("Saved", { exact: true })).toBeVisible();

  const other = await context.newPage();
  await other.goto(`/workflows/local/${id}/edit`);
  await writeAtEnd(other, "# ALPHA");
  await other.keyboard.press("ControlOrMeta+s");
  await expect(header(other).getByText("Saved", { exact: true })).toBeVisible();
  await other.close();

  await writeAtEnd(page, "# OMEGA");
  await page.getByRole("button", { name: /^Save/ }).click();
  const versions = page.getByRole("region", { name: "Two versions" });
  await expect(versions).toContainText("ALPHA");
  await expect(versions).toContainText("OMEGA");
  await versions.getByRole("button", { name: "Save mine over theirs" }).click();
  await expect(versions).toBeHidden();
  await expect(header(page).getByText("Saved", { exact: true })).toBeVisible();
});

test("a finding of the proof is drawn on the graph, and what is typed is kept", async ({ page }) => {
  await page.goto("/workflows/new?from=draft-and-approve");
  const editor = page.getByRole("textbox", { name: "Text of the workflow" });
  await expect(editor).toContainText("creates: project-plan.md");
  await writeAtEnd(page, "condition: always_false");
  await page.getByRole("tab", { name: /^Proof/ }).click();
  await expect(page.getByText("is done on no path")).toBeVisible();
  await page.getByRole("button", { name: "Show on the graph" }).click();
  await expect(page.getByRole("region", { name: "Graph of the draft" })).toBeVisible();
  page.on("dialog", (dialog) => void dialog.accept());
  await page.reload();
  await expect(page.getByText("Your unsaved changes are back")).toBeVisible();
  await expect(editor).toContainText("always_false");
  await page.getByRole("button", { name: "Discard them" }).click();
  await expect(editor).not.toContainText("always_false");
});

/** Gives the workflow an id of its own, in its second line. */
async function rename(page: Page, editor: Locator, id: string): Promise<void> {
  await expect(editor).toContainText("workflow:");
  await editor.click();
  await page.keyboard.press("ControlOrMeta+Home");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("End");
  await page.keyboard.press("Shift+Home");
  await page.keyboard.type(`id: ${id}`);
  await page.keyboard.press("Escape");
}

/** A line behind the last one, as deep as that. */
async function writeAtEnd(page: Page, line: string): Promise<void> {
  await page.getByRole("textbox", { name: "Text of the workflow" }).click();
  await page.keyboard.press("ControlOrMeta+End");
  await page.keyboard.press("ArrowUp");
  await page.keyboard.press("End");
  await page.keyboard.type(`\n${line}`);
  await page.keyboard.press("Escape");
}
