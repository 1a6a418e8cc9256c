import { readFile } from "node:fs/promises";
import { expect, type Page } from "@playwright/test";
import { strFromU8, unzipSync } from "fflate";
import { owner } from "./support/people";
import { amend, approve, decideWithWords, openRequest, request } from "./support/review";
import { expectRunState, header, launch, stepRow } from "./support/runs";
import { readArtifacts, readHistory } from "./support/scripted-person";
import { Artifact } from "./support/shapes";
import { api } from "./support/shared-server";
import { test } from "./support/test";

const IDEA = "A web app where neighbours lend tools to each other, with reminders when something is due back";
const RUN = "Tool lending of Elm Street";
const MY_LINE = "FR99: A neighbour can lend a ladder for at most three days.";
const FEEDBACK = "Name who runs the nightly reminder job.";
const REJECTION = "Not before the summer fair.";

test("a person takes an idea from a sentence to the documents in a zip", async ({ page }) => {
  test.setTimeout(240_000);
  const runId = await test.step("launches sdlc with a sentence", () =>
    launch(page, "Idea to deployment", { "Product idea": IDEA, Title: RUN }));
  await expect(page.getByRole("heading", { level: 1, name: RUN })).toBeVisible();
  await test.step("sees text appear as it is written", () => watchWriting(page));

  await test.step("approves the plan in the inbox", async () => {
    await page.getByRole("link", { name: /^Inbox/ }).click();
    await openRequest(page, RUN, "Approve project-plan.md?");
    await approve(page, "Approve project-plan.md?");
    await expect(page.getByRole("status").filter({ hasText: "Approved" })).toBeVisible();
  });
  await test.step("amends the requirements", async () => {
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
    await expectRunState(page, "Completed", 60_000);
    await page.getByRole("tab", { name: /^Decisions/ }).click();
    for (const words of [FEEDBACK, REJECTION, "Ladders are special."]) {
      await expect(page.getByRole("article").filter({ hasText: words })).toContainText(owner.name);
    }
  });
  await test.step("downloads the documents", () => expectZip(page, runId));
  await expectAmendmentUsed(runId);
});

/** The step that comes next is opened before it begins, so that its text is seen from the first word on. */
async function watchWriting(page: Page): Promise<void> {
  const lengths = page.evaluate(noteWriting);
  await page.getByRole("tab", { name: /^Steps/ }).click();
  await stepRow(page, "Plan the project").click();
  const seen = await lengths;
  expect(seen.length).toBeGreaterThan(2);
  expect(seen).toEqual(seen.toSorted((one, other) => one - other));
  await expect(header(page).getByText("Waiting for a person")).toBeVisible();
  await page.getByRole("button", { name: "Close the step" }).click();
}

/** In the browser: how many characters of the text being written stood on the page, each time that it changed. */
function noteWriting(): Promise<number[]> {
  const seen: number[] = [];
  return new Promise((resolve) => {
    const observer = new MutationObserver(() => {
      const text = document.querySelector('figure[aria-label^="Being written"]')?.textContent;
      if (text && text.length !== seen.at(-1)) seen.push(text.length);
      if (text || seen.length === 0) return;
      observer.disconnect();
      resolve(seen);
    });
    observer.observe(document.body, { subtree: true, childList: true, characterData: true });
  });
}

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
