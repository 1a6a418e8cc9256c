import { act, cleanup, configure, fireEvent, render, screen, waitFor, within } from "@testing-library/react";
import { useSyncExternalStore } from "react";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import type { ApprovalDetail } from "#server/queries/approval-detail";
import { sampleDecision, sampleRequest } from "../_review/testing/sample-request";
import { type ApiCall, makeFakeApi } from "../_trpc/testing/fake-api";
import { Toaster } from "../_ui/toast";
import { TooltipProvider } from "../_ui/tooltip";
import { InboxPanes } from "./inbox-panes";

vi.mock("next/navigation", () => ({
  useRouter: () => ({ push: (href: string) => visited.push(href) }),
  useSearchParams: () => new URLSearchParams(useSyncExternalStore(onAddress, () => window.location.search)),
}));
vi.mock("next/link", () => ({
  default: ({ href, children }: { href: string; children: React.ReactNode }) => <a href={href}>{children}</a>,
}));

function onAddress(listener: () => void): () => void {
  window.addEventListener("address", listener);
  return () => window.removeEventListener("address", listener);
}

/** The browser's history, which tells that the address changed, as Next does. */
for (const how of ["pushState", "replaceState"] as const) {
  const change = window.history[how].bind(window.history);
  window.history[how] = (state: unknown, unused: string, address?: string | URL | null) => {
    change(state, unused, address);
    window.dispatchEvent(new Event("address"));
  };
}

// The machine that runs the tests may be busy with others.
configure({ asyncUtilTimeout: 5_000 });

const ANN = { kind: "person", id: "ann", name: "Ann", role: "approver" };
let visited: string[];
let requests: Map<string, ApprovalDetail>;
let isWide: boolean;
let refetch: () => Promise<void>;

function answer({ path, input }: ApiCall): unknown {
  const { approvalId, tab, decisionId: id, action, comment } = Object(input);
  const one = requests.get(approvalId);
  switch (path) {
    case "session.me":
      return { principal: { ...ANN, permissions: ["runs.read", "approvals.decide"] }, needsSetup: false };
    case "approvals.list": {
      const isWanted = ({ status }: ApprovalDetail) => (status === "pending") === (tab !== "done");
      return { items: [...requests.values()].filter(isWanted), nextCursor: null };
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

function close(id: string, decision: Partial<NonNullable<ApprovalDetail["decision"]>> = {}): void {
  const request = requests.get(id);
  if (request) requests.set(id, { ...request, status: "rejected", decision: sampleDecision(decision) });
}

function sampleRun() {
  const progress = { done: 3, total: 10, percent: 30, phase: "design" };
  return { id: "run-1", title: "Chess club", status: "running", reason: null, progress };
}

async function open(ids: string[], search = "") {
  requests = new Map(ids.map((id) => [id, sampleRequest({ id, question: `Approve ${id}?` })]));
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

const rows = () => within(screen.getByRole("region", { name: "Queue" })).getAllByRole("link");
const openId = () => new URLSearchParams(window.location.search).get("request");
const title = () => screen.findByRole("heading", { level: 2, name: /\?$/ });
const press = (key: string, target: Element = document.body) => fireEvent.keyDown(target, { key });

async function reject() {
  const button = () => screen.getByRole<HTMLButtonElement>("button", { name: /^Reject/ });
  await waitFor(() => expect(button().disabled).toBe(false));
  fireEvent.click(button());
  fireEvent.change(screen.getByLabelText(/^Comment/), { target: { value: "No." } });
  fireEvent.click(button());
}

beforeEach(() => {
  visited = [];
  isWide = true;
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
});

afterEach(() => {
  cleanup();
  localStorage.clear();
  vi.unstubAllGlobals();
});

it("on a wide screen the first request is open, and the address says so", async () => {
  await open(["a", "b"]);
  expect((await title()).textContent).toBe("Approve a?");
  expect(openId()).toBe("a");
  expect(rows().map((row) => row.getAttribute("aria-current"))).toEqual(["true", null]);
});

it("on a narrow screen nothing opens by itself", async () => {
  isWide = false;
  await open(["a", "b"]);
  expect(openId()).toBeNull();
  fireEvent.click(rows()[1] ?? document.body);
  expect((await title()).textContent).toBe("Approve b?");
  fireEvent.click(screen.getByRole("button", { name: "All requests" }));
  expect(openId()).toBeNull();
});

it("a link opens the request it names, in the tab it names", async () => {
  await open(["a", "b"], "?request=b");
  expect((await title()).textContent).toBe("Approve b?");
});

it("after a decision the next request is open, its title has the focus, and a toast leads to the run", async () => {
  await open(["a", "b", "c"], "?request=b");
  await title();
  await reject();
  await waitFor(() => expect(openId()).toBe("c"));
  await waitFor(async () => expect(document.activeElement).toBe(await title()));
  expect((await title()).textContent).toBe("Approve c?");
  await waitFor(() => expect(rows().map((row) => row.id)).toEqual(["request-a", "request-c"]));
  fireEvent.click(await screen.findByRole("button", { name: "Open the run" }));
  expect(visited).toEqual([`/runs/${sampleRequest().runId}`]);
});

it("j and k go through the queue and end at its ends", async () => {
  await open(["a", "b"]);
  await title();
  press("j");
  expect([openId(), document.activeElement?.id]).toEqual(["b", "request-b"]);
  press("j");
  expect(openId()).toBe("b");
  press("k");
  expect([openId(), document.activeElement?.id]).toEqual(["a", "request-a"]);
});

it("arrows go through the queue, Enter goes into the document, Escape back to the queue", async () => {
  await open(["a", "b"]);
  await title();
  press("ArrowDown", rows()[0] ?? document.body);
  expect(document.activeElement?.id).toBe("request-b");
  await waitFor(async () => expect((await title()).textContent).toBe("Approve b?"));
  fireEvent.click(document.activeElement ?? document.body, { detail: 0 });
  expect(document.activeElement?.getAttribute("role")).toBe("tabpanel");
  press("Escape");
  expect(document.activeElement?.id).toBe("request-b");
});

it("only the open row is in the order of Tab", async () => {
  await open(["a", "b", "c"], "?request=b");
  await title();
  expect(rows().map((row) => row.tabIndex)).toEqual([-1, 0, -1]);
});

it("what somebody else decided stays in its place until the person goes on", async () => {
  await open(["a", "b", "c"]);
  await title();
  close("a");
  close("b");
  await refetch();
  await waitFor(() => expect(screen.getAllByText("no longer waits")).toHaveLength(2));
  expect(rows()).toHaveLength(3);
  expect(openId()).toBe("a");
  expect(await screen.findByText("Bo")).toBeTruthy();
  fireEvent.click(rows()[2] ?? document.body);
  await waitFor(() => expect(rows().map((row) => row.id)).toEqual(["request-c"]));
});

it("an inbox with nothing to decide says so and shows what is under way", async () => {
  await open([]);
  expect(screen.getByText("Nothing needs you.")).toBeTruthy();
  expect((await screen.findByText("Chess club")).getAttribute("href")).toBe("/runs/run-1");
  expect(screen.getByText("Decisions made").getAttribute("href")).toBe("/inbox?tab=done");
});

it("the done tab shows who decided what", async () => {
  await open(["a"], "?tab=done");
  close("a", { action: "revise", comment: "Say who pays." });
  await refetch();
  await waitFor(() => expect(rows()[0]?.textContent).toContain("Changes requested"));
  expect(rows()[0]?.textContent).toContain("Bo");
});

it("requests of one gate are named, decided together, and each tells what came of it", async () => {
  await open(["a", "b", "c"]);
  await title();
  press("x");
  press("j");
  press("j");
  press("x");
  expect(screen.getByText("2 selected")).toBeTruthy();
  fireEvent.click(screen.getByRole("button", { name: "Approve…" }));
  const dialog = within(await screen.findByRole("dialog"));
  expect(dialog.getAllByRole("listitem").map((item) => item.textContent)).toEqual([
    "TennisApprove a?",
    "TennisApprove c?",
  ]);
  fireEvent.click(dialog.getByRole("button", { name: "Approve: 2 requests" }));
  await dialog.findByText("1 were decided, 1 were not.");
  expect(dialog.getByText("Approved")).toBeTruthy();
  expect(dialog.getByText("The content changed since it was shown.")).toBeTruthy();
  fireEvent.click(dialog.getAllByRole("button", { name: "Close" }).at(-1) ?? document.body);
  expect(screen.queryByText("2 selected")).toBeNull();
});

it("several requests are sent back only with a comment", async () => {
  await open(["a", "b"]);
  await title();
  press("x");
  fireEvent.click(screen.getByRole("button", { name: "Request changes…" }));
  const dialog = within(await screen.findByRole("dialog"));
  const send = () => dialog.getByRole<HTMLButtonElement>("button", { name: "Request changes: 1 request" });
  expect(send().disabled).toBe(true);
  fireEvent.change(dialog.getByLabelText(/^Comment/), { target: { value: "Say who pays." } });
  expect(send().disabled).toBe(false);
});

it("a request that changed since it was opened is marked until it is opened again", async () => {
  await open(["a", "b"]);
  await title();
  press("j");
  await waitFor(() => expect(openId()).toBe("b"));
  const request = requests.get("a");
  if (request) requests.set("a", { ...request, votes: { have: 1, need: 2 } });
  await refetch();
  await waitFor(() => expect(rows()[0]?.textContent).toContain("changed since you looked"));
  press("k");
  await waitFor(() => expect(rows()[0]?.textContent).not.toContain("changed since you looked"));
});

it("where one wants to stay, the decided request stays open", async () => {
  localStorage.setItem("botarmy:afterDecision", "stay");
  await open(["a", "b"]);
  await title();
  await reject();
  await screen.findByText(/rejected this/);
  expect(openId()).toBe("a");
  expect(rows()).toHaveLength(2);
});

it("each list of the inbox has its address and its count", async () => {
  await open(["a", "b"]);
  const links = within(screen.getByRole("navigation", { name: "Requests" })).getAllByRole("link");
  expect(links.map((link) => link.textContent)).toEqual([
    "Mine",
    "My teams2",
    "Unassigned",
    "Waiting on others",
    "Snoozed",
    "Done30 days",
  ]);
  expect(links[2]?.getAttribute("href")).toBe("/inbox?tab=unassigned");
});
