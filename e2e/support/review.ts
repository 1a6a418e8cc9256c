import { expect, type Locator, type Page } from "@playwright/test";
import { type ApprovalRow, Approvals } from "./shapes";
import { api } from "./shared-server";
import { waitFor } from "./wait-for";

/** The pane that holds a request: its question is the heading, its answers are the buttons. */
export function request(page: Page, question: string | RegExp): Locator {
  return page.getByRole("region", { name: question });
}

/**
 * Opens a request in the inbox as soon as it is there, however many come before it. Many runs may ask the same, and
 * a run may ask it again while the list still shows what was just decided.
 */
export async function openRequest(page: Page, runTitle: string, question: string | RegExp): Promise<void> {
  const { id } = await waitFor(() => findOpen(runTitle, question), `${runTitle} to ask ${question}`);
  const link = `request=${encodeURIComponent(id)}`;
  const queue = page.getByRole("region", { name: "Queue" });
  const row = queue.locator(`a[href$="${link}"], a[href*="${link}&"]`);
  const more = queue.getByRole("button", { name: "Show more" });
  await expect(async () => {
    if (!(await row.isVisible()) && (await more.isVisible())) await more.click();
    await row.click({ timeout: 5_000 });
  }).toPass({ timeout: 60_000 });
  await expect(request(page, question).getByRole("link", { name: runTitle })).toBeVisible();
}

async function findOpen(runTitle: string, question: string | RegExp): Promise<ApprovalRow | undefined> {
  const { items } = await api.query("approvals.list", { search: runTitle }, Approvals);
  return items.find((row) =>
    typeof question === "string" ? row.question === question : question.test(row.question),
  );
}

/** Presses what sends a decision, and waits until the server has taken it: a page that is left may not have sent it. */
export async function send(page: Page, button: Locator): Promise<void> {
  const [answer] = await Promise.all([
    page.waitForResponse((response) => /approvals\.(decide|answer)/.test(response.url()), {
      timeout: 60_000,
    }),
    button.click(),
  ]);
  expect(answer.ok()).toBe(true);
}

/** Reads the documents to their end, as is asked of whoever approves, and approves. */
export async function approve(page: Page, question: string): Promise<void> {
  const pane = request(page, question);
  const button = pane.getByRole("button", { name: /^Approve/ });
  const readOn = pane.getByRole("button", { name: "Read on" });
  await expect(async () => {
    if (await readOn.isVisible()) await readOn.click();
    await expect(button).toBeEnabled({ timeout: 500 });
  }).toPass();
  await send(page, button);
}

/** Presses an answer that needs words, gives them and sends. */
export async function decideWithWords(
  page: Page,
  question: string,
  answer: "Request changes" | "Reject",
  words: string,
): Promise<void> {
  const pane = request(page, question);
  await pane.getByRole("button", { name: new RegExp(`^${answer}`) }).click();
  await pane.getByLabel("Comment").fill(words);
  await send(page, pane.getByRole("button", { name: new RegExp(`^${answer}`) }));
}

/** Amends as a person does: adds a line at the end of the agent's text, looks at the difference, sends it. */
export async function amend(page: Page, question: string, line: string, words: string): Promise<void> {
  const pane = request(page, question);
  await pane.getByRole("button", { name: /^Amend/ }).click();
  const editor = page.getByRole("textbox", { name: /^Your version of/ });
  await editor.press("ControlOrMeta+End");
  await editor.pressSequentially(`\n${line}`);
  await pane.getByLabel("Comment").fill(words);
  await pane.getByRole("button", { name: /^Compare/ }).click();
  await expect(
    page.getByRole("region", { name: "Changes", exact: true }).getByRole("insertion"),
  ).toContainText(line);
  await send(page, pane.getByRole("button", { name: /^Send/ }));
}
