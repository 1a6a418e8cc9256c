import { randomUUID } from "node:crypto";
import { expect, type Page } from "@playwright/test";
import { nextRequest, startDecisionRecord } from "./support/runs";
import { test } from "./support/test";

test("runs are found, kept as a view, and ordered many at once", async ({ page }) => {
  const mark = `lot${randomUUID().slice(0, 8)}`;
  const ids = await Promise.all([1, 2, 3].map((number) => startDecisionRecord(`${mark} number ${number}`)));
  await Promise.all(ids.map(nextRequest));
  await page.goto("/runs");

  await test.step("the text and the chips are one query", async () => {
    await page.getByRole("searchbox").fill(`${mark} status:failed`);
    await expect(page.getByRole("button", { name: "Status: Failed" })).toBeVisible();
    await expect(page.getByText("No run fits")).toBeVisible();
    await page.getByRole("button", { name: "Status: Failed" }).click();
    await page.getByRole("checkbox", { name: "Failed" }).click();
    await page.keyboard.press("Escape");
    await expect(page.getByRole("searchbox")).toHaveValue(mark);
    await expect(rows(page)).toHaveCount(3);
  });

  await test.step("a view keeps the query, with its count", async () => {
    await page.getByRole("button", { name: "Save view" }).click();
    await page.getByLabel("Name").fill(`View ${mark}`);
    await page.getByLabel("For the whole team").check();
    await page.getByRole("dialog").getByRole("button", { name: "Save view" }).click();
    await page.goto("/runs");
    await page
      .getByRole("navigation", { name: "Views" })
      .getByRole("link", { name: `View ${mark} 3` })
      .click();
    await expect(page.getByRole("searchbox")).toHaveValue(mark);
    await expect(rows(page)).toHaveCount(3);
  });

  await test.step("keys select, peek and open the actions", async () => {
    await page.keyboard.press("j");
    await page.keyboard.press("Space");
    await expect(page.getByRole("complementary", { name: `Run ${mark} number` })).toContainText("Waiting");
    await page.keyboard.press("Escape");
    await page.keyboard.press("x");
    await page.keyboard.press("Shift+j");
    await expect(page.getByText("2 selected")).toBeVisible();
    await page.keyboard.press("ControlOrMeta+a");
    await expect(page.getByText("3 selected")).toBeVisible();
  });

  await test.step("an order to many has a result for each, and a refusal says why", async () => {
    const bar = page.getByRole("region", { name: "Selected runs" });
    await bar.getByRole("button", { name: "Pause" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByRole("button", { name: "Pause 3 runs" }).click();
    await expect(dialog.getByText("Paused 3 runs", { exact: true })).toBeVisible();
    await dialog.getByRole("button", { name: "Close" }).last().click();
    await expect(rows(page).first().getByText("Paused", { exact: true })).toBeVisible();
    await page.keyboard.press("ControlOrMeta+a");
    await page.keyboard.press("r");
    await dialog.getByRole("button", { name: "Retry 3 runs" }).click();
    await expect(dialog.getByText("Retried 0 runs, 3 refused")).toBeVisible();
    await expect(dialog.getByText("It stands at no incident and has not failed.").first()).toBeVisible();
    await dialog.getByRole("button", { name: "Close" }).last().click();
  });

  await test.step("what cannot be undone must be typed", async () => {
    await page.keyboard.press("ControlOrMeta+a");
    await page.getByRole("region", { name: "Selected runs" }).getByRole("button", { name: "Cancel" }).click();
    const cancel = page.getByRole("dialog").getByRole("button", { name: "Cancel 3 runs" });
    await expect(cancel).toBeDisabled();
    await page.getByLabel("Type 3 to go on").fill("3");
    await cancel.click();
    await expect(page.getByRole("dialog").getByText("Cancelled 3 runs", { exact: true })).toBeVisible();
    await page.getByRole("dialog").getByRole("button", { name: "Close" }).last().click();
    await expect(rows(page).getByText("Cancelled", { exact: true })).toHaveCount(3);
  });

  await test.step("the order has a page that stays, with the result of each run", async () => {
    await page.getByRole("navigation", { name: "Views" }).getByRole("link", { name: "Bulk orders" }).click();
    await page
      .getByRole("list", { name: "Bulk orders" })
      .getByRole("link", { name: /^Cancel 3 runs/ })
      .first()
      .click();
    await expect(page.getByRole("heading", { name: "Cancel 3 runs", level: 1 })).toBeVisible();
    await page.getByText("Done 3", { exact: true }).click();
    await expect(page.getByRole("list", { name: "Runs of this order" }).getByRole("listitem")).toHaveCount(3);
  });
});

test("columns are chosen and moved, and stay with the view", async ({ page }) => {
  await startDecisionRecord(`Columns ${randomUUID().slice(0, 8)}`);
  await page.goto("/runs?view=today");
  await page.getByRole("button", { name: "Columns" }).click();
  await page.getByRole("checkbox", { name: "Started by" }).check();
  await page.getByRole("checkbox", { name: "Progress" }).uncheck();
  await page.getByRole("button", { name: "Move Status down" }).click();
  await page.keyboard.press("Escape");
  await page.getByRole("separator", { name: "Width of Status" }).press("Home");
  const edge = page.getByRole("separator", { name: "Width of Started by" });
  for (const _ of [1, 2, 3]) await edge.press("ArrowRight");
  const width = await edge.getAttribute("aria-valuenow");
  await page.reload();
  const names = page.getByRole("columnheader");
  await expect(names.nth(1)).toHaveText("Run");
  await expect(names.nth(2)).toHaveText("Status");
  await expect(page.getByRole("columnheader", { name: "Started by" })).toBeVisible();
  await expect(edge).toHaveAttribute("aria-valuenow", width ?? "a width");
  await expect(page.getByRole("columnheader", { name: "Progress" })).toHaveCount(0);
  await page.goto("/runs");
  await expect(page.getByRole("columnheader", { name: "Progress" })).toBeVisible();
});

test("a run is tagged from its row, and found by the tag", async ({ page }) => {
  const tag = `tag${randomUUID().slice(0, 8)}`;
  const runId = await startDecisionRecord(`Tagged ${tag}`);
  await page.goto("/runs");
  await page.locator(`[data-run-id="${runId}"]`).hover();
  await page.getByRole("button", { name: `Actions for Tagged ${tag}` }).click();
  await page.getByRole("menuitem", { name: "Tags…" }).click();
  await page.getByLabel("New tag").fill(tag.toUpperCase());
  await page.keyboard.press("Enter");
  await expect(page.getByRole("button", { name: `Remove ${tag}` })).toBeVisible();
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "Tag", exact: true }).click();
  const choice = page.getByRole("checkbox", { name: tag, exact: true });
  await choice.click();
  await expect(choice).toBeChecked();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("searchbox")).toHaveValue(`tag:${tag}`);
  await expect(rows(page)).toHaveCount(1);
  await page.keyboard.press("o");
  await expect(page.getByRole("searchbox")).toHaveValue(`tag:${tag} is:root`);
  await expect(rows(page)).toHaveCount(1);
});

function rows(page: Page) {
  return page.getByRole("table", { name: "Runs" }).locator("[data-run-id]");
}
