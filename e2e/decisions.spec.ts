import { expect } from "@playwright/test";
import { bringMember, owner } from "./support/people";
import { amend, approve, decideWithWords, openRequest, request, send } from "./support/review";
import {
  approveByKey,
  expectRunState,
  nextRequest,
  readRun,
  startDecisionRecord,
  stepRow,
} from "./support/runs";
import { readHistory } from "./support/scripted-person";
import { api } from "./support/shared-server";
import { test } from "./support/test";

const BRIEF = "Approve decision-brief.md?";

test("a request is approved beside the steps of its run, which goes on at once", async ({ page }) => {
  const runId = await startDecisionRecord("Approve in place");
  await page.goto(`/runs/${runId}?tab=steps`);
  await page.getByRole("button", { name: "Open request" }).click();
  await approve(page, BRIEF);
  await expect(stepRow(page, "Work out the options")).toContainText(/Running|Writing|Completed/);
});

test("requested changes reach the same agent, whose second attempt answers them", async ({ page }) => {
  const runId = await startDecisionRecord("Request changes");
  const feedback = "Say what happens on public holidays.";
  await page.goto("/inbox");
  await openRequest(page, "Request changes", BRIEF);
  await decideWithWords(page, BRIEF, "Request changes", feedback);
  await expect.poll(async () => (await nextRequest(runId)).id).toMatch(/a2$/);
  const { events } = await readHistory(api, runId);
  const attempts = events
    .filter(({ type }) => type === "step.scheduled")
    .map(({ data }) => [data.agent, data.attempt]);
  expect(attempts).toEqual([
    ["analyst", 1],
    ["analyst", 2],
  ]);
  await page.goto(`/runs/${runId}?step=frame`);
  await expect(request(page, BRIEF)).toBeVisible();
  await page.getByRole("tab", { name: "Changes" }).click();
  await expect(page.getByRole("region", { name: "Changes", exact: true })).toContainText(/public holidays/);
});

test("an amendment becomes the version that the next steps get", async ({ page }) => {
  const runId = await startDecisionRecord("Amend the brief");
  await page.goto("/inbox");
  await openRequest(page, "Amend the brief", BRIEF);
  await amend(page, BRIEF, "The caretaker decides about keys.", "Keys were forgotten.");
  await page.goto(`/runs/${runId}?tab=documents&doc=decision-brief.md`);
  const document = page.getByRole("article", { name: "decision-brief.md" });
  await expect(document).toContainText(`Amended by ${owner.name}`);
  await expect(document).toContainText("The caretaker decides about keys.");
  await page.goto(`/runs/${runId}?step=options&panel=context`);
  const given = page.getByRole("tabpanel", { name: "Given" });
  const documents = given.getByRole("region", { name: "Documents it was given" });
  await expect(documents.getByRole("button", { name: /^decision-brief.md v2/ })).toBeVisible();
});

test("a rejection that leaves nothing to do fails the run, which names it", async ({ page }) => {
  const runId = await startDecisionRecord("Reject the brief");
  await page.goto("/inbox");
  await openRequest(page, "Reject the brief", BRIEF);
  await request(page, BRIEF)
    .getByRole("button", { name: /^Reject/ })
    .click();
  await request(page, BRIEF)
    .getByRole("button", { name: /^Reject/ })
    .click();
  await expect(request(page, BRIEF).getByText("A comment is needed.")).toBeVisible();
  expect((await readRun(runId)).status).toBe("paused");
  await request(page, BRIEF).getByLabel("Comment").fill("Nobody asked for this.");
  await send(page, request(page, BRIEF).getByRole("button", { name: /^Reject/ }));
  await page.goto(`/runs/${runId}`);
  await expectRunState(page, "Failed");
  await expect(page.getByText("Nobody asked for this.").first()).toBeVisible();
});

test("a rejection goes back to the step that the workflow names, with its reason", async ({ page }) => {
  const runId = await startDecisionRecord("Back to the options");
  await approveByKey(await nextRequest(runId));
  await page.goto("/inbox");
  await openRequest(page, "Back to the options", "Approve decision-record.md?");
  await decideWithWords(page, "Approve decision-record.md?", "Reject", "The cheapest option is missing.");
  await page.goto(`/runs/${runId}?step=options`);
  await expect(page.getByRole("complementary")).toContainText("The cheapest option is missing.");
  expect((await readRun(runId)).steps.find(({ stepKey }) => stepKey === "options")?.iteration).toBe(1);
});

test("a question is answered, and the answer decides what comes", async ({ page }) => {
  const runId = await startDecisionRecord("Answer the question");
  await approveByKey(await nextRequest(runId));
  await approveByKey(await nextRequest(runId));
  const { question } = await nextRequest(runId);
  await page.goto("/inbox");
  await openRequest(page, "Answer the question", question);
  await send(page, request(page, question).getByRole("button", { name: /^No/ }));
  await page.goto(`/runs/${runId}?step=announce`);
  await expectRunState(page, "Completed");
  await expect(page.getByRole("complementary")).toContainText("Why it was skipped");
});

test("of two people at one request the second is told what the first did, and keeps their words", async ({
  page,
  browser,
}) => {
  await startDecisionRecord("Two people");
  const other = await bringMember(browser, "Bo Approver", "approver");
  for (const one of [page, other]) {
    await one.goto("/inbox");
    await openRequest(one, "Two people", BRIEF);
  }
  await request(page, BRIEF)
    .getByRole("button", { name: /^Request changes/ })
    .click();
  await request(page, BRIEF).getByLabel("Comment").fill("My careful words.");
  await approve(other, BRIEF);
  const banner = request(page, BRIEF).getByRole("status");
  await expect(banner).toContainText("Bo Approver approved this");
  await expect(banner).toContainText("My careful words.");
  await expect(request(page, BRIEF).getByRole("button", { name: /^(Approve|Request changes)/ })).toHaveCount(
    0,
  );
  await other.context().close();
});

test("whoever may only look sees the request but no way to decide it", async ({ browser }) => {
  const runId = await startDecisionRecord("Only look");
  const viewer = await bringMember(browser, "Vera Viewer", "viewer");
  await nextRequest(runId);
  await viewer.goto(`/runs/${runId}?step=frame`);
  await expect(request(viewer, BRIEF)).toContainText("takes the role approver or owner; yours is viewer");
  for (const button of await request(viewer, BRIEF)
    .getByRole("button", { name: /^(Approve|Amend|Reject)/ })
    .all()) {
    await expect(button).toBeDisabled();
  }
  await expect(viewer.getByRole("button", { name: "Pause" })).toBeHidden();
  await viewer.context().close();
});
