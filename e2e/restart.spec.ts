import { expect } from "@playwright/test";
import { createOwner, nobody } from "./support/people";
import { expectRunState, header } from "./support/runs";
import { readHistory, ScriptedPerson } from "./support/scripted-person";
import { serveThisFile } from "./support/serve-this-file";
import { test } from "./support/test";

const server = serveThisFile();
test.use({ storageState: nobody });

test("a run page survives a kill of the server: it says so, goes on without a reload and ends right", async ({
  page,
}) => {
  await page.goto(`${server.address}/setup#token=${server.setupToken}`);
  await createOwner(page);
  await expect(page).toHaveURL(`${server.address}/runs`);
  const person = new ScriptedPerson(server.api, ({ kind }) =>
    kind === "question" ? { answer: true } : { action: "approve", comment: "" },
  );
  const input = { idea: "A list of birds seen in the park, with a map" };
  // Then no part of the page is loaded before it is opened.
  await page.addInitScript(() => {
    Object.defineProperty(navigator, "connection", { value: { saveData: true } });
  });
  const runId = await person.start("restart", { workflowId: "sdlc", input });
  await page.goto(`${server.address}/runs/${runId}`);
  await expect(header(page).getByText(/^Live · event \d+$/)).toBeVisible();
  await page.evaluate(() => document.body.setAttribute("data-same-page", ""));

  await server.kill();
  await expect(header(page).getByText(/^Reconnecting, \d+ s$/)).toBeVisible();
  await page.getByRole("tab", { name: "Timeline" }).click();
  await expect(page.getByText("The timeline cannot be loaded just now")).toBeVisible();
  await server.start();
  await expect(page.getByRole("region", { name: "Timeline" })).toBeVisible();
  await expect(header(page).getByText(/^Live · event \d+$/)).toBeVisible();

  await person.drive(runId);
  await expectRunState(page, "Completed");
  const { events, lastSeq } = await readHistory(server.api, runId);
  expect(events.map(({ seq }) => seq)).toEqual(Array.from({ length: lastSeq }, (_, index) => index + 1));
  await expect(header(page).getByText(`Live · event ${lastSeq}`, { exact: true })).toBeVisible();
  const documents = new Set(
    events.filter(({ type }) => type === "artifact.made").map(({ data }) => data.name),
  );
  await page.getByRole("tab", { name: `Documents ${documents.size}` }).click();
  await expect(page.getByRole("list", { name: "Documents" }).getByRole("listitem")).toHaveCount(
    documents.size,
  );
  await expect(page.locator("body[data-same-page]")).toBeAttached();
});
