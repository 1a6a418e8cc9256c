import { randomUUID } from "node:crypto";
import { expect, type Page } from "@playwright/test";
import { type ApprovalRow, Approvals, Decided, RunDetail, Started } from "./shapes";
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
  await page.getByRole("button", { name: "Start" }).click();
  await expect(page).toHaveURL(/\/runs\/[0-9a-f-]{36}/);
  return new URL(page.url()).pathname.split("/").at(-1) ?? "";
}

/** Starts a run over the API, where the launch is not what a test is about. */
export async function startRun(order: Start): Promise<string> {
  return (await api.mutate("runs.start", { requestId: randomUUID(), ...order }, Started)).runId;
}

/** A short run that soon asks for its first approval: "Approve decision-brief.md?" */
export function startDecisionRecord(question: string, answers = {}): Promise<string> {
  return startRun({ workflowId: "decision-record", input: { question }, answers });
}

export function readRun(runId: string) {
  return api.query("runs.get", { runId }, RunDetail);
}

/** Waits for the next open request of a run. */
export function nextRequest(runId: string): Promise<ApprovalRow> {
  return waitFor(
    async () => (await api.query("approvals.list", { runId }, Approvals)).items[0],
    30_000,
    `a request of the run ${runId}`,
  );
}

/** Approves over the API, to come to what a test is about. */
export async function approveByKey({ id: approvalId, contentSha256 }: ApprovalRow): Promise<void> {
  const order = { approvalId, decisionId: randomUUID(), action: "approve", contentSha256 };
  await api.mutate("approvals.decide", order, Decided);
}

/** The state word beside the title of a run page. */
export async function expectRunState(page: Page, word: string, timeout = 30_000): Promise<void> {
  await expect(page.getByRole("banner").getByText(word, { exact: true })).toBeVisible({ timeout });
}
