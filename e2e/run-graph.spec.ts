import { expect, type Locator, type Page } from "@playwright/test";
import { approveByKey, nextRequest, startDecisionRecord } from "./support/runs";
import { test } from "./support/test";

test("the graph shows where a run is, and moves nothing while it goes on", async ({ page }) => {
  const runId = await startDecisionRecord("Graph");
  const brief = await nextRequest(runId);
  await page.goto(`/runs/${runId}`);
  const frame = node(page, /^Frame/);
  const options = node(page, /^Work out the options/);
  await expect(frame).toHaveAccessibleName(/Waiting for a person/);
  await expect(options).toHaveAccessibleName(/Pending/);
  await expect(graph(page).getByRole("list", { name: "Lanes" })).toContainText("analyst");
  const before = await whereItRests(options);
  await approveByKey(brief);
  await expect(frame).toHaveAccessibleName(/Completed/);
  await expect(options).toHaveAccessibleName(/Completed|Running|Writing/);
  expect(await options.boundingBox()).toEqual(before);
});

test("arrow keys walk along the edges and Enter opens a step beside the graph", async ({ page }) => {
  const runId = await startDecisionRecord("Walk the graph");
  await nextRequest(runId);
  await page.goto(`/runs/${runId}`);
  await node(page, /^Frame/).focus();
  await page.keyboard.press("ArrowRight");
  await expect(node(page, /^Work out the options/)).toBeFocused();
  await page.keyboard.press("Enter");
  const inspector = page.getByRole("complementary", { name: /^Step Work out the options/ });
  await expect(inspector).toContainText("Pending");
  await page.keyboard.press("d");
  await expect(inspector.getByRole("tab", { name: "Details" })).toHaveAttribute("aria-selected", "true");
  await expect(page).toHaveURL(/step=options.*panel=details/);
});

test("a press on a step opens it beside the graph", async ({ page }) => {
  const runId = await startDecisionRecord("Press a step");
  await nextRequest(runId);
  await page.goto(`/runs/${runId}`);
  await node(page, /^Work out the options/).click();
  await expect(page.getByRole("complementary", { name: /^Step Work out the options/ })).toBeVisible();
});

test("a handoff is opened on its edge, checked field by field", async ({ page }) => {
  const runId = await startDecisionRecord("Handoff");
  await approveByKey(await nextRequest(runId));
  await page.goto(`/runs/${runId}`);
  await graph(page)
    .getByRole("button", { name: /^Handoff from analyst/ })
    .first()
    .click();
  const dialog = page.getByRole("dialog", { name: /^Handoff from analyst/ });
  await expect(dialog.getByText("from_agent")).toBeVisible();
  await expect(dialog.getByLabel("holds", { exact: true })).toHaveCount(11);
  await expect(dialog.getByRole("button", { name: /decision-brief.md/ })).toBeVisible();
});

/** Where it is once the page is drawn: the same place twice, as it stood between two frames. */
async function whereItRests(part: Locator) {
  let last = await part.boundingBox();
  await expect(async () => {
    const before = last;
    await part.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve))));
    last = await part.boundingBox();
    expect(last).toEqual(before);
  }).toPass();
  return last;
}

function graph(page: Page) {
  return page.getByRole("region", { name: /^Graph of/ });
}

function node(page: Page, name: RegExp) {
  return graph(page).getByRole("button", { name });
}
