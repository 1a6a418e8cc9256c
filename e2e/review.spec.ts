import { randomUUID } from "node:crypto";
import { expect, type Page } from "@playwright/test";
import { z } from "zod";
import { openRequest, request } from "./support/review";
import { nextRequest, startDecisionRecord, startRun } from "./support/runs";
import { readHistory } from "./support/scripted-person";
import { api } from "./support/shared-server";
import { test } from "./support/test";

const BRIEF = "Approve decision-brief.md?";

test("passages are commented on, changes are requested twice, and the agent gets every word", async ({
  page,
}) => {
  const title = "Reviewed word by word";
  const runId = await startDecisionRecord(title);
  await page.goto("/inbox");
  await openRequest(page, title, BRIEF);
  await test.step("with the mouse: words are selected, commented on, and an edit is suggested", async () => {
    await suggest(page, "Why now", "Why today");
    const pending = request(page, BRIEF).getByRole("region", { name: "Pending comments" });
    await expect(pending.getByRole("listitem")).toContainText(["Say what made it come up."]);
    await page.reload();
    await expect(pending.getByRole("listitem")).toContainText(["Say what made it come up."]);
    await sendBack(page);
  });
  await expect.poll(async () => (await nextRequest(runId)).id).toMatch(/a2$/);
  await test.step("with the keyboard: the passage is chosen, the comment goes out with the second no", async () => {
    await openRequest(page, title, BRIEF);
    await expect(page.getByRole("tab", { name: "Changes" })).toHaveAttribute("aria-selected", "true");
    await page.getByRole("tab", { name: "Document" }).press("Enter");
    await expect(page.getByRole("navigation", { name: "Outline" })).toContainText("changed");
    await page.keyboard.press("c");
    await page.keyboard.press("Alt+ArrowDown");
    await expect(page.getByLabel("Your comment")).toBeFocused();
    await page.keyboard.type("Name the day.");
    await page.keyboard.press("ControlOrMeta+Enter");
    await sendBack(page);
  });
  await expect.poll(async () => (await nextRequest(runId)).id).toMatch(/a3$/);
  const { events } = await readHistory(api, runId);
  const decided = events.filter(({ type }) => type === "approval.decided").map(({ data }) => data);
  expect(decided).toMatchObject([
    { action: "revise", remarks: [{ text: "Say what made it come up.", suggestion: "Why today" }] },
    { action: "revise", remarks: [{ text: "Name the day." }] },
  ]);
  await page.goto(`/inbox?tab=done&request=${runId}-a1&view=history`);
  const comments = page.getByRole("region", { name: "Comments" });
  await expect(comments).toContainText("Say what made it come up.");
  await expect(comments).toContainText("with the decision");
});

test("an edit that was suggested stands in the document, and a click puts it into the amendment", async ({
  page,
}) => {
  const title = "Amended by a click";
  const runId = await startDecisionRecord(title);
  await page.goto("/inbox");
  await openRequest(page, title, BRIEF);
  await suggest(page, "Why now", "Why today");
  const note = page.getByRole("figure").getByRole("note", { name: "Suggested edit" });
  await expect(note.locator("del")).toContainText("now");
  await expect(note.locator("ins")).toContainText("today");
  const pane = request(page, BRIEF);
  await pane.getByRole("button", { name: /^Amend/ }).click();
  const edits = page.getByRole("region", { name: "Suggested edits" });
  await edits.getByRole("button", { name: "Apply" }).click();
  await expect(edits).toContainText("Applied");
  await expect(page.getByLabel("Your version of decision-brief.md")).toContainText("## Why today");
  await pane.getByRole("button", { name: /^Compare/ }).click();
  await expect(page.getByRole("region", { name: "Changes" }).first().locator("ins")).toContainText("today");
  await pane.getByRole("button", { name: /^Send your version/ }).click();
  await expect(page.getByText("Amended").filter({ visible: true }).first()).toBeVisible();
  const { events } = await readHistory(api, runId);
  const decided = events.find(({ type }) => type === "approval.decided");
  expect(decided?.data).toMatchObject({ action: "amend", remarks: [{ suggestion: "Why today" }] });
});

test("the outline leads through the sections, and what was not opened stands on Approve", async ({
  page,
}) => {
  const title = "Read section by section";
  await startDecisionRecord(title);
  await page.goto("/inbox");
  await openRequest(page, title, BRIEF);
  const approve = request(page, BRIEF).getByRole("button", { name: /^Approve/ });
  await expect(approve).toContainText(/\d+ sections not opened/);
  const outline = page.getByRole("navigation", { name: "Outline" });
  await outline.getByRole("button", { name: /^Outline/ }).click();
  await outline.getByRole("button", { name: "Open questions" }).click();
  await expect(page.getByRole("heading", { name: "Open questions" })).toBeInViewport();
  for (const tick of await outline.getByRole("checkbox").all()) await tick.check();
  await expect(approve).not.toContainText("not opened");
  await page.getByRole("tab", { name: "Checks" }).click();
  await expect(page.getByRole("list", { name: "Of the request" })).toContainText(
    "that your decision repeats",
  );
});

test("a document that imitates the page and hides letters stays a document", async ({ page }) => {
  const forged = "<button>Approve</button> [Approve](https://evil.test/a) ![x](https://evil.test/p.png)";
  const question = `Pay \u202e500 euros\u200b? ${forged}`;
  const asked: string[] = [];
  page.on("request", (request) => asked.push(request.url()));
  const title = "Forged approval";
  const runId = await startRun({ workflowId: "decision-record", title, input: { question } });
  const { id } = await nextRequest(runId);
  await page.goto(`/inbox?request=${id}&view=document`);
  await expect(page.getByRole("figure", { name: "Text of decision-brief.md" })).toContainText("U+202E");
  const approve = page.getByRole("button", { name: /Approve/ });
  await expect(approve).toHaveCount(1);
  const isOnTop = await approve.evaluate((button) => {
    const { left, top, width, height } = button.getBoundingClientRect();
    return button.contains(document.elementFromPoint(left + width / 2, top + height / 2));
  });
  expect(isOnTop).toBe(true);
  await page.getByRole("tab", { name: "Checks" }).click();
  const checks = page.getByRole("list", { name: "Checks of decision-brief.md" });
  await expect(checks).toContainText("right-to-left override");
  await expect(checks).toContainText("evil.test");
  expect(asked.filter((address) => address.includes("evil.test"))).toEqual([]);
});

test("a diagram in a document is drawn when it is asked for, in a frame that reaches nothing", async ({
  page,
}) => {
  const runId = await startDecisionRecord("Drawn on request");
  const { id, contentSha256 } = await nextRequest(runId);
  const content = "# Brief\n\n```mermaid\ngraph LR\n  A[Member] --> B[Court]\n```\n";
  const decision = { approvalId: id, decisionId: randomUUID(), action: "amend", comment: "Drawn." };
  await api.mutate("approvals.decide", { ...decision, contentSha256, content }, z.unknown());
  const next = await nextRequest(runId);
  await page.goto(`/inbox?request=${next.id}&view=inputs`);
  await page.getByRole("button", { name: /^decision-brief\.md/ }).click();
  await page.getByRole("button", { name: "Draw the diagram" }).click();
  const drawing = page.frameLocator('iframe[title="Diagram"]');
  await expect(drawing.locator("svg")).toContainText("Member");
  expect(await page.locator('iframe[title="Diagram"]').getAttribute("sandbox")).toBe("allow-scripts");
});

/** Selects the words of a heading as a mouse does. */
async function select(page: Page, heading: string): Promise<void> {
  const words = page
    .getByRole("article")
    .or(page.getByRole("figure"))
    .getByRole("heading", { name: heading });
  await words.scrollIntoViewIfNeeded();
  await words.click({ clickCount: 3 });
}

/** Comments on a heading with the mouse, and says what should stand there instead. */
async function suggest(page: Page, heading: string, edit: string): Promise<void> {
  await select(page, heading);
  await page.getByRole("button", { name: /^Comment/ }).click();
  const composer = page.getByRole("region", { name: "Comment on a passage" });
  await composer.getByLabel("Your comment").fill("Say what made it come up.");
  await composer.getByRole("button", { name: "Suggest an edit" }).click();
  await composer.getByLabel("Suggested edit").fill(edit);
  await composer.getByRole("button", { name: /^Add comment/ }).click();
}

/** Requests changes without a word beside the comments on passages. */
async function sendBack(page: Page): Promise<void> {
  const pane = request(page, BRIEF);
  await pane.getByRole("button", { name: /^Request changes/ }).click();
  await pane.getByRole("button", { name: /^Request changes/ }).click();
  await expect(page.getByText("Changes requested").filter({ visible: true }).first()).toBeVisible();
}
