import { expect, test } from "@playwright/test";
import { createOwner } from "../support/people";
import { ScriptedPerson } from "../support/scripted-person";
import { serveThisFile } from "../support/serve-this-file";
import { Approvals } from "../support/shapes";
import { waitFor } from "../support/wait-for";
import { take } from "./take";

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

test("the pictures of the README and of the guides", async ({ page }) => {
  await page.goto(`${server.address}/setup#token=${server.setupToken}`);
  await createOwner(page);
  await expect(page).toHaveURL(`${server.address}/runs`);
  const person = new ScriptedPerson(server.api, ({ kind }) =>
    kind === "question" ? { answer: true } : { action: "approve", comment: "" },
  );
  const [, , courts = ""] = await Promise.all(
    IDEAS.map(([title, idea]) => person.start(title, { workflowId: "sdlc", title, input: { idea } })),
  );

  const query = () => server.api.query("approvals.list", {}, Approvals);
  await waitFor(async () => (await query()).items.length >= IDEAS.length, "the first requests");
  await page.goto(`${server.address}/inbox`);
  await expect(page.getByRole("button", { name: /^Reject/ })).toBeEnabled();
  await take(page, "inbox");

  await person.driveTo(courts, "ship");
  // Here all of it can be read at once.
  await page.setViewportSize({ width: 1680, height: 960 });
  await page.goto(`${server.address}/runs/${courts}?tab=graph`);
  await expect(page.getByRole("region", { name: /^Graph of/ })).toBeVisible();
  await take(page, "graph");
  await page.setViewportSize({ width: 1440, height: 900 });

  await page.goto(`${server.address}/workflows/new?from=until-it-passes&panel=proof`);
  await page.getByText("requires: test-report.md").click();
  await page.keyboard.press("End");
  await page.keyboard.press("Enter");
  await page.keyboard.type("re");
  await expect(page.getByRole("option", { name: /^retry/ })).toBeVisible();
  await page.getByRole("tab", { name: /^Problems/ }).click();
  await page.getByText("requires: test-report.md").click();
  await take(page, "editor");
});
