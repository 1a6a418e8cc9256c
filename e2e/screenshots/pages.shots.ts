import { expect, test } from "@playwright/test";
import { createOwner } from "../support/people";
import { ScriptedPerson } from "../support/scripted-person";
import { serveThisFile } from "../support/serve-this-file";
import { Approvals, Moved } from "../support/shapes";
import { waitFor } from "../support/wait-for";
import { takeBoth } from "./take-both";

const TITLES = [
  "Tool lending",
  "Bird log",
  "Court booking",
  "Choir planner",
  "Bakery orders",
  "Book exchange",
];

const server = serveThisFile();

test("the pictures of the guides", async ({ page }) => {
  await page.goto(`${server.address}/setup#token=${server.setupToken}`);
  await createOwner(page);
  await expect(page).toHaveURL(`${server.address}/runs`);
  const person = new ScriptedPerson(server.api, ({ kind }) =>
    kind === "question" ? { answer: true } : { action: "approve", comment: "" },
  );
  const start = (title: string) =>
    person.start(title, { workflowId: "sdlc", title, input: { idea: `A web app: ${title}` } });
  const [tools = "", birds = "", courts = "", choir = ""] = await Promise.all(TITLES.map(start));
  await person.drive(birds);
  await person.driveTo(courts, "ship");
  await person.driveTo(tools, "requirements");
  const reason = "The choir has found another way.";
  await server.api.mutate("runs.cancel", { runId: choir, requestId: "no-choir", reason }, Moved);
  const open = async () => (await server.api.query("approvals.list", {}, Approvals)).items.length;
  await waitFor(async () => (await open()) >= TITLES.length - 2, "the requests of all runs that go on");

  await page.goto(`${server.address}/runs`);
  await expect(page.getByText("Waiting for a person").nth(TITLES.length - 3)).toBeVisible();
  await takeBoth(page, "runs");

  await page.goto(`${server.address}/workflows/new?from=until-it-passes&panel=proof`);
  await page.getByText("requires: test-report.md").click();
  await page.keyboard.press("End");
  await page.keyboard.press("Enter");
  await page.keyboard.type("re");
  await expect(page.getByRole("option", { name: /^retry/ })).toBeVisible();
  await page.getByRole("tab", { name: /^Problems/ }).click();
  await page.getByText("requires: test-report.md").click();
  await takeBoth(page, "editor");

  await page.goto(`${server.address}/workflows/botarmy/sdlc?tab=graph&step=plan`);
  await expect(page.getByRole("complementary", { name: "Step Plan the project" })).toBeVisible();
  await takeBoth(page, "workflow");

  await page.goto(`${server.address}/agents`);
  await expect(page.getByText("Tool lending")).toBeVisible();
  await takeBoth(page, "agents");
});
