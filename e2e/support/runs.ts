import { randomUUID } from "node:crypto";
import { expect, type Locator, type Page } from "@playwright/test";
import { type ApprovalRow, Approvals, Decided, Moved, RunDetail, Started } from "./shapes";
import { api } from "./shared-server";
import { waitFor } from "./wait-for";

type Start = {
  workflowId: string;
  input: object;
  answers?: object;
  unanswered?: "ask" | "no";
  title?: string;
};

/** Launches a workflow as a person does, from its card in the gallery; answers the run's id. */
export async function launch(page: Page, workflow: string, inputs: Record<string, string>): Promise<string> {
  await page.goto("/launch");
  await page.getByRole("link", { name: workflow }).click();
  for (const [label, text] of Object.entries(inputs)) await page.getByLabel(label).fill(text);
  await page.getByRole("button", { name: "Start" }).first().click();
  await expect(page).toHaveURL(/\/runs\/[0-9a-f-]{36}/);
  return new URL(page.url()).pathname.split("/").at(-1) ?? "";
}

/** Starts a run over the API, where the launch is not what a test is about. */
export async function startRun(order: Start): Promise<string> {
  return (await api.mutate("runs.start", { requestId: randomUUID(), ...order }, Started)).runId;
}

/** A short run that soon asks for its first approval: "Approve decision-brief.md?" */
export function startDecisionRecord(title: string, answers = {}): Promise<string> {
  const input = { question: "Should the library open on Sundays?" };
  return startRun({ workflowId: "decision-record", title, input, answers });
}

/** Ends a run that a test needs no more, so that its requests do not fill the inbox of the next. */
export async function cancelRun(runId: string): Promise<void> {
  await api.mutate("runs.cancel", { runId, requestId: randomUUID() }, Moved);
}

export function readRun(runId: string) {
  return api.query("runs.get", { runId }, RunDetail);
}

/** Waits for the next open request of a run. */
export function nextRequest(runId: string): Promise<ApprovalRow> {
  return waitFor(
    async () => (await api.query("approvals.list", { runId }, Approvals)).items[0],
    `a request of the run ${runId}`,
  );
}

/** Approves over the API, to come to what a test is about. */
export async function approveByKey({ id: approvalId, contentSha256 }: ApprovalRow): Promise<void> {
  const order = { approvalId, decisionId: randomUUID(), action: "approve", contentSha256 };
  await api.mutate("approvals.decide", order, Decided);
}

/** A step in the list of the run page; its text says its state. */
export function stepRow(page: Page, label: string): Locator {
  return page.getByRole("tabpanel", { name: /^Steps/ }).getByRole("button", { name: label });
}

/** The header of the page, with the title and the state of what it shows. */
export function header(page: Page): Locator {
  return page.locator("header").filter({ has: page.getByRole("heading", { level: 1 }) });
}

export async function expectRunState(page: Page, word: string): Promise<void> {
  await expect(header(page).getByText(word, { exact: true })).toBeVisible({ timeout: 60_000 });
}
