import { readFile } from "node:fs/promises";
import { expect, type Page } from "@playwright/test";
import { strFromU8, unzipSync } from "fflate";
import { noteWriting } from "./support/note-writing";
import { owner } from "./support/people";
import { amend, approve, decideWithWords, openRequest, request } from "./support/review";
import { expectRunState, launch, stepRow } from "./support/runs";
import { readArtifacts, readHistory } from "./support/scripted-person";
import { Artifact } from "./support/shapes";
import { api } from "./support/shared-server";
import { test } from "./support/test";

const IDEA = "A web app where neighbours lend tools to each other, with reminders when something is due back";
const RUN = "Tool lending of Elm Street";
const MY_LINE = "FR99: A neighbour can lend a ladder for at most three days.";
const FEEDBACK = "Name who runs the nightly reminder job.";
const REJECTION = "Not before the summer fair.";

test("a person takes an idea from a sentence to the documents in a zip", async ({ page, context }) => {
  const runId = await test.step("launches sdlc with a sentence", () =>
    launch(page, "Idea to deployment", { "Product idea": IDEA, Title: RUN }));
  await expect(page.getByRole("heading", { level: 1, name: RUN })).toBeVisible();
  await test.step("approves the plan in the inbox, and beside it sees the next text as it is written", async () => {
    await page.getByRole("tab", { name: /^Steps/ }).click();
    await stepRow(page, "Write the requirements").click();
    const writing = await noteWriting(page);
    const inbox = await context.newPage();
    await inbox.goto("/inbox");
    await openRequest(inbox, RUN, "Approve project-plan.md?");
    await approve(inbox, "Approve project-plan.md?");
    await expect(inbox.getByRole("status").filter({ hasText: "Approved" })).toBeVisible();
    expect((await writing()).length, "seen before it was whole").toBeGreaterThan(0);
    await inbox.close();
  });
  await test.step("amends the requirements", async () => {
    await page.getByRole("link", { name: /^Inbox/ }).click();
    await openRequest(page, RUN, "Approve requirements.md?");
    await amend(page, "Approve requirements.md?", MY_LINE, "Ladders are special.");
  });
  await test.step("answers that user flows are wanted", async () => {
    await openRequest(page, RUN, /user.wants.ux.flows/i);
    await request(page, /user.wants.ux.flows/i)
      .getByRole("button", { name: /^Yes/ })
      .click();
  });
  await test.step("asks the architect for changes, and approves the second attempt", async () => {
    await openRequest(page, RUN, "Approve architecture.md?");
    await decideWithWords(page, "Approve architecture.md?", "Request changes", FEEDBACK);
    await openRequest(page, RUN, "Approve architecture.md?");
    await page.getByRole("tab", { name: /History/ }).click();
    await expect(page.getByRole("tabpanel").getByText(FEEDBACK)).toBeVisible();
    await page.getByRole("tab", { name: "Document" }).click();
    await approve(page, "Approve architecture.md?");
  });
  await test.step("rejects the release, which goes back to its plan, and lets the next one pass", async () => {
    await openRequest(page, RUN, 'Start "Record the release"?');
    await decideWithWords(page, 'Start "Record the release"?', "Reject", REJECTION);
    await openRequest(page, RUN, 'Start "Record the release"?');
    await approve(page, 'Start "Record the release"?');
  });
  await test.step("finds the run completed, with every decision under their name", async () => {
    await page.goto(`/runs/${runId}`);
    await expectRunState(page, "Completed");
    await page.getByRole("tab", { name: /^Decisions/ }).click();
    for (const words of [FEEDBACK, REJECTION, "Ladders are special."]) {
      await expect(page.getByRole("article").filter({ hasText: words })).toContainText(owner.name);
    }
  });
  await test.step("downloads the documents", () => expectZip(page, runId));
  await expectAmendmentUsed(runId);
});

async function expectZip(page: Page, runId: string): Promise<void> {
  await page.getByRole("tab", { name: /^Documents/ }).click();
  const coming = page.waitForEvent("download");
  await page.getByRole("link", { name: "Download all as zip" }).click();
  const download = await coming;
  expect(download.suggestedFilename()).toMatch(/\.zip$/);
  const files = unzipSync(await readFile(await download.path()));
  const latest = new Map((await readArtifacts(api, runId)).map(({ name, id }) => [name, id]));
  expect(Object.keys(files).toSorted()).toEqual([...latest.keys()].toSorted());
  for (const [name, artifactId] of latest) {
    const { content } = await api.query("artifacts.get", { artifactId }, Artifact);
    expect(strFromU8(files[name] ?? new Uint8Array()), name).toBe(content);
  }
}

/** The person's version is the one that later steps were given. */
async function expectAmendmentUsed(runId: string): Promise<void> {
  const versions = (await readArtifacts(api, runId)).filter(({ name }) => name === "requirements.md");
  expect(versions.map(({ version, madeBy }) => [version, madeBy.kind])).toEqual([
    [1, "task"],
    [2, "person"],
  ]);
  const [original, amended] = versions;
  expect(amended?.madeBy.name).toBe(owner.name);
  const { content } = await api.query("artifacts.get", { artifactId: amended?.id }, Artifact);
  expect(content).toContain(MY_LINE);
  const { events } = await readHistory(api, runId);
  const given = events.filter(({ type }) => type === "step.scheduled").flatMap(({ data }) => data.given);
  expect(given).toContain(amended?.id);
  expect(given).not.toContain(original?.id);
}
