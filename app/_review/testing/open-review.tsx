import { act, render, screen } from "@testing-library/react";
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

type OpenReview = {
  /** The decisions and answers that left the page. */
  sent: Record<string, unknown>[];
  /** The comments that left it, each as often as it did. */
  said: Record<string, unknown>[];
  /** Somebody else decides it. */
  closeByOther: () => Promise<void>;
};

/** A review of a request by somebody who may decide it; the first `lost` answers to comments are lost. */
export async function openReview(first: ApprovalDetail, { lost = 0 } = {}): Promise<OpenReview> {
  let request = first;
  const sent: Record<string, unknown>[] = [];
  const said: Record<string, unknown>[] = [];
  const permissions = ["runs.read", "approvals.decide", "approvals.discuss"];
  const { FakeApi, queryClient } = makeFakeApi(({ path, input }) => {
    if (path === "session.me") return { principal: { ...ANN, permissions }, needsSetup: false };
    if (path === "approvals.comment") {
      said.push(Object(input));
      if (said.length <= lost) throw new TypeError("connection lost");
      return {};
    }
    if (path === "approvals.get") return request;
    if (path === "artifacts.list") return { items: [], nextCursor: null };
    if (!["approvals.decide", "approvals.answer"].includes(path)) return {};
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
  return {
    ...{ sent, said },
    closeByOther: () => {
      request = { ...request, status: "approved", decision: sampleDecision(), effects: {} };
      return act(() => queryClient.invalidateQueries());
    },
  };
}
