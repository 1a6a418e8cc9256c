import { render, screen } from "@testing-library/react";
import { vi } from "vitest";
import type { ApprovalDetail } from "#server/queries/approval-detail";
import { makeFakeApi } from "../../_trpc/testing/fake-api";
import type { EditorProps } from "../../_ui/editor-props";
import { TooltipProvider } from "../../_ui/tooltip";
import { RequestReview } from "../review";
import { sampleDecision } from "./sample-request";

vi.mock("../editor", () => ({
  Editor: ({ label, value, onChange }: EditorProps) => (
    <textarea aria-label={label} value={value} onChange={(event) => onChange?.(event.target.value)} />
  ),
}));
vi.mock("next/link", () => ({
  default: ({ href, children }: { href: string; children: React.ReactNode }) => <a href={href}>{children}</a>,
}));

// The machine that runs the tests may be busy with others.
vi.setConfig({ testTimeout: 60_000 });

const ANN = { kind: "person", id: "ann", name: "Ann", role: "approver" };

/** Does nothing: for tests that are not about what was on the screen. */
export class NoObserver {
  observe() {}
  disconnect() {}
}

/** A review of a request by somebody who may decide it; `sent` are the decisions and answers that left the page. */
export async function openReview(first: ApprovalDetail): Promise<{ sent: Record<string, unknown>[] }> {
  let request = first;
  const sent: Record<string, unknown>[] = [];
  const { FakeApi } = makeFakeApi(({ path, input }) => {
    if (path === "session.me") {
      return { principal: { ...ANN, permissions: ["runs.read", "approvals.decide"] }, needsSetup: false };
    }
    if (path === "approvals.get") return request;
    if (path === "artifacts.list") return { items: [], nextCursor: null };
    sent.push(Object(input));
    request = { ...request, status: "approved", decision: sampleDecision() };
    return { approval: request, run: { id: request.runId, status: "running" } };
  });
  render(
    <TooltipProvider>
      <RequestReview approvalId={first.id} view={null} onView={() => {}} onDecided={() => {}} />
    </TooltipProvider>,
    { wrapper: FakeApi },
  );
  await screen.findByRole("heading", { name: first.question });
  return { sent };
}
