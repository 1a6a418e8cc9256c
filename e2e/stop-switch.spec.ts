import { expect } from "@playwright/test";
import { expectAccessible } from "./support/accessible";
import { createOwner, nobody } from "./support/people";
import { serveThisFile } from "./support/serve-this-file";
import { Started } from "./support/shapes";
import { test } from "./support/test";

/** A stop of everything halts everybody's runs: it needs a server of its own. */
const server = serveThisFile();
test.use({ storageState: nobody, colorScheme: "dark" });

test("a person stops everything, every page says so, and releases it", async ({ page }) => {
  await page.goto(`${server.address}/setup#token=${server.setupToken}`);
  await createOwner(page);
  await expect(page).toHaveURL(`${server.address}/runs`);

  const elsewhere = await page.context().newPage();
  await elsewhere.goto(`${server.address}/audit`);
  await expect(elsewhere.getByText("Live", { exact: true })).toBeVisible();
  await page.goto(`${server.address}/agents`);
  await page.getByRole("button", { name: "Stop everything" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("button", { name: "Stop everything" }).click();
  await expect(dialog.getByText("Reason is needed")).toBeVisible();
  await dialog.getByLabel("Reason").fill("The bill is too high");
  await dialog.getByRole("button", { name: "Stop everything" }).click();
  const banner = page.getByRole("region", { name: "Stops that hold" });
  await expect(banner).toContainText("Everything is halted.");
  await expect(banner).toContainText("The bill is too high");
  await expect(elsewhere.getByRole("region", { name: "Stops that hold" })).toContainText("The bill");
  await elsewhere.close();

  const input = { question: "Should the library open on Sundays?" };
  const order = { requestId: "stopped", workflowId: "decision-record", title: "Stands still", input };
  const { runId } = await server.api.mutate("runs.start", order, Started);
  await page.goto(`${server.address}/runs/${runId}`);
  await expect(banner).toContainText("1 run under it");
  await page.goto(`${server.address}/workflows`);
  await expect(banner).toBeVisible();
  await expectAccessible(page, "a page under a stop");

  await banner.getByRole("button", { name: "Release" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Release" }).click();
  await expect(banner).toBeHidden();
  await page.goto(`${server.address}/runs/${runId}`);
  await expect(page.getByText("Waiting for a person").first()).toBeVisible();
});
