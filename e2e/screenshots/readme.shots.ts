import { expect, test } from "@playwright/test";
import { createOwner } from "../support/people";
import { stepRow } from "../support/runs";
import { ScriptedPerson } from "../support/scripted-person";
import { serveThisFile } from "../support/serve-this-file";
import { Approvals } from "../support/shapes";
import { waitFor } from "../support/wait-for";
import { IMAGES, takeBoth } from "./take-both";

const IDEAS = [
  [
    "Tool lending",
    "A web app where neighbours lend tools to each other, with reminders when something is due back",
  ],
  [
    "Bird log",
    "A mobile app in which visitors of a nature park note the birds they saw, also without a network",
  ],
  ["Court booking", "A web app where members of a tennis club book one of three courts"],
] as const;

const server = serveThisFile();

test("the pictures of the README", async ({ page }) => {
  await page.goto(`${server.address}/setup#token=${server.setupToken}`);
  await createOwner(page);
  await expect(page).toHaveURL(`${server.address}/runs`);
  const person = new ScriptedPerson(server.api, ({ kind }) =>
    kind === "question" ? { answer: true } : { action: "approve", comment: "" },
  );
  const [tools = "", , courts = ""] = await Promise.all(
    IDEAS.map(([title, idea]) => person.start(title, { workflowId: "sdlc", title, input: { idea } })),
  );

  await page.goto(`${server.address}/runs/${tools}?tab=steps`);
  await stepRow(page, "Plan the project").click();
  await expect(page.getByRole("figure", { name: /^Being written by/ })).toContainText(/\w{4,}[\s\S]{400}/);
  await page.screenshot({ path: `${IMAGES}run-live.png` });
  await expect(page.getByRole("button", { name: /^Reject/ })).toBeEnabled();
  await takeBoth(page, "run");

  const query = () => server.api.query("approvals.list", {}, Approvals);
  await waitFor(async () => (await query()).items.length >= IDEAS.length, "the first requests");
  await page.goto(`${server.address}/inbox`);
  await expect(page.getByRole("button", { name: /^Reject/ })).toBeEnabled();
  await takeBoth(page, "inbox");

  await person.driveTo(courts, "ship");
  await page.goto(`${server.address}/runs/${courts}?tab=graph`);
  await expect(page.getByRole("region", { name: /^Graph of/ })).toBeVisible();
  await takeBoth(page, "graph");

  await page.goto(`${server.address}/launch?workflow=sdlc`);
  await page.getByLabel("Product idea").fill(IDEAS[0][1]);
  await page.getByRole("heading", { level: 1 }).click();
  await takeBoth(page, "launcher");
});
