import { act, cleanup, fireEvent, render, screen, waitFor, within } from "@testing-library/react";
import { afterEach, beforeEach, expect, vi } from "vitest";
import type { ApprovalDetail } from "#server/queries/approval-detail";
import { sampleDecision, sampleRequest } from "../../_review/testing/sample-request";
import { type ApiCall, makeFakeApi } from "../../_trpc/testing/fake-api";
import { Toaster } from "../../_ui/toast";
import { TooltipProvider } from "../../_ui/tooltip";
import { InboxPanes } from "../inbox-panes";
import { visited } from "./fake-navigation";

vi.mock("next/navigation", async () => (await import("./fake-navigation")).fakeNavigation);
vi.mock("next/link", () => ({
  default: ({ href, children }: { href: string; children: React.ReactNode }) => <a href={href}>{children}</a>,
}));

const ANN = { kind: "person", id: "ann", name: "Ann", role: "approver" };
/** By id: what the server knows. */
export let requests: Map<string, ApprovalDetail>;
export let refetch: () => Promise<void>;

/** What a search waits for. */
let searched: Promise<void>;
/** The decisions that left the page. */
export let decided: string[];

/** Makes searches wait until the test lets them be answered. */
export function holdSearch(): () => Promise<void> {
  let answerNow = () => {};
  searched = new Promise((resolve) => {
    answerNow = resolve;
  });
  return () => act(async () => answerNow());
}

function answer({ path, input }: ApiCall): unknown {
  const { approvalId, tab, search, decisionId: id, action, comment } = Object(input);
  const one = requests.get(approvalId);
  switch (path) {
    case "session.me":
      return { principal: { ...ANN, permissions: ["runs.read", "approvals.decide"] }, needsSetup: false };
    case "approvals.list": {
      const isWanted = ({ status, question }: ApprovalDetail) =>
        (status === "pending") === (tab !== "done") && question.includes(search ?? "");
      const page = () => ({ items: [...requests.values()].filter(isWanted), nextCursor: null });
      return search ? searched.then(page) : page();
    }
    case "approvals.counts":
      return { mine: 0, team: requests.size, unassigned: 0, waiting: 0, snoozed: 0, done: 0 };
    case "approvals.decideMany":
      return decideMany(Object(input).items);
    case "runs.get":
      return { title: "Chess club", workflow: { id: "sdlc", pack: "botarmy", sha256: "1" }, steps: [] };
    case "workflows.get":
      return { definition: null };
    case "approvals.get":
      return one;
    case "runs.list":
      return { items: [sampleRun()], nextCursor: null };
    case "approvals.decide": {
      if (!one) throw new Error("There is no such request.");
      decided.push(`${action} ${one.id}`);
      close(one.id, { id, action, comment, by: { id: ANN.id, name: ANN.name } });
      return { approval: requests.get(one.id), run: { id: one.runId, status: "running" } };
    }
    default:
      throw new Error(`Nothing answers ${path}.`);
  }
}

/** Every request but c, which is said to have changed. */
function decideMany(items: { approvalId: string; action: "approve"; decisionId: string }[]) {
  const results = items.map(({ approvalId, action, decisionId: id }) => {
    const message = "The content changed since it was shown.";
    if (approvalId === "c") return { ok: false, approvalId, error: { reason: "content-changed", message } };
    close(approvalId, { id, action });
    return { ok: true, approvalId, approval: requests.get(approvalId), run: { id: "run-1" } };
  });
  return { results };
}

export function close(id: string, decision: Partial<NonNullable<ApprovalDetail["decision"]>> = {}): void {
  const request = requests.get(id);
  if (request) requests.set(id, { ...request, status: "rejected", decision: sampleDecision(decision) });
}

function sampleRun() {
  const progress = { done: 3, total: 10, percent: 30, phase: "design" };
  return { id: "run-1", title: "Chess club", status: "running", reason: null, progress };
}

export async function open(ids: string[], search = "", like: Partial<ApprovalDetail> = {}) {
  requests = new Map(ids.map((id) => [id, sampleRequest({ id, question: `Approve ${id}?`, ...like })]));
  window.history.replaceState(null, "", `/inbox${search}`);
  const api = makeFakeApi(answer);
  refetch = () => act(() => api.queryClient.invalidateQueries());
  render(
    <TooltipProvider>
      <InboxPanes />
      <Toaster />
    </TooltipProvider>,
    { wrapper: api.FakeApi },
  );
  await waitFor(() => expect(screen.queryByText("Loading requests…")).toBeNull());
}

export const rows = () => within(screen.getByRole("region", { name: "Queue" })).getAllByRole("link");
export const openId = () => new URLSearchParams(window.location.search).get("request");
export const title = () => screen.findByRole("heading", { level: 2, name: /\?$/ });
export const press = (key: string, target: Element = document.body) => fireEvent.keyDown(target, { key });

export async function reject() {
  const button = () => screen.getByRole<HTMLButtonElement>("button", { name: /^Reject/ });
  await waitFor(() => expect(button().disabled).toBe(false));
  fireEvent.click(button());
  fireEvent.change(screen.getByLabelText(/^Comment/), { target: { value: "No." } });
  fireEvent.click(button());
}

/** A browser that tells nothing of what is on the screen, as wide as it is said. */
export function stubBrowser({ isWide }: { isWide: boolean }): void {
  vi.stubGlobal(
    "IntersectionObserver",
    class {
      observe() {}
      disconnect() {}
    },
  );
  vi.stubGlobal("matchMedia", () => ({
    matches: isWide,
    addEventListener: () => {},
    removeEventListener: () => {},
  }));
}

/** Before each test of a file a wide browser that has seen nothing yet, after it nothing is left. */
export function setUpInbox(): void {
  beforeEach(() => {
    visited.length = 0;
    decided = [];
    searched = Promise.resolve();
    stubBrowser({ isWide: true });
  });
  afterEach(() => {
    cleanup();
    localStorage.clear();
    vi.unstubAllGlobals();
  });
}
