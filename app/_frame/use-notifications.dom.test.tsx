import { act, cleanup, renderHook, waitFor } from "@testing-library/react";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { makeFakeApi } from "../_trpc/testing/fake-api";
import { useNotifications } from "./use-notifications";

const visited: string[] = [];
vi.mock("next/navigation", () => ({ useRouter: () => ({ push: (href: string) => visited.push(href) }) }));

type Told = { title: string; tag: string; onclick?: () => void };
type Given = { id: string; outcome?: string; isForBrowser?: boolean };
let told: Told[];
let given: Given[];

class FakeNotification {
  static permission = "granted";
  title: string;
  tag: string;
  onclick?: () => void;
  constructor(title: string, { tag }: { tag: string }) {
    this.title = title;
    this.tag = tag;
    told.push(this);
  }
  close() {}
}

function sampleNotice({ id, outcome, isForBrowser = true }: Given) {
  const run = { id: "r", title: "Tennis", workflowId: "sdlc" };
  const fact = { kind: "request", headline: `Approve ${id}?`, run, approvalId: id, facts: [], quote: null };
  return {
    id: `notice-${id}`,
    fact,
    at: "2026-11-22T09:00:00Z",
    readAt: null,
    outcome: outcome ?? null,
    isForBrowser,
  };
}

async function open() {
  const api = makeFakeApi(({ path }) =>
    path === "session.me"
      ? { principal: { id: "ann", permissions: ["session.own"] } }
      : { items: given.map(sampleNotice), nextCursor: null },
  );
  renderHook(() => useNotifications(), { wrapper: api.FakeApi });
  const refetch = () => act(() => api.queryClient.invalidateQueries());
  const asked = () => api.calls.filter(({ path }) => path === "notifications.list").length;
  const answered = () => (api.queryClient.isFetching() > 0 ? 0 : asked());
  return { refetch, asked, answered };
}

beforeEach(() => {
  told = [];
  given = [{ id: "a" }];
  vi.stubGlobal("Notification", FakeNotification);
  vi.spyOn(document, "visibilityState", "get").mockReturnValue("hidden");
  vi.spyOn(window, "focus").mockReturnValue();
});

afterEach(() => {
  cleanup();
  localStorage.clear();
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

it("who wants it is told of what came since in the kinds they chose, and led to it", async () => {
  localStorage.setItem("botarmy:notifications", "on");
  const { refetch, answered } = await open();
  await waitFor(() => expect(answered()).toBe(1));
  given = [{ id: "a" }, { id: "b" }, { id: "c", isForBrowser: false }];
  await refetch();
  await waitFor(() => expect(told.map(({ title, tag }) => [title, tag])).toEqual([["Approve b?", "b"]]));
  await refetch();
  expect(told).toHaveLength(1);
  told[0]?.onclick?.();
  expect(visited).toEqual(["/inbox?request=b"]);
});

it("who looks at the page or did not ask for it is not told", async () => {
  const { asked, refetch } = await open();
  await refetch();
  expect(asked()).toBe(0);
  cleanup();
  localStorage.setItem("botarmy:notifications", "on");
  vi.spyOn(document, "visibilityState", "get").mockReturnValue("visible");
  const second = await open();
  await waitFor(() => expect(second.answered()).toBe(1));
  given = [{ id: "a" }, { id: "b" }, { id: "c", isForBrowser: false }];
  await second.refetch();
  await waitFor(() => expect(second.answered()).toBeGreaterThan(1));
  expect(told).toEqual([]);
});

it("a request that somebody decided meanwhile has its message written anew", async () => {
  localStorage.setItem("botarmy:notifications", "on");
  const { refetch, answered } = await open();
  await waitFor(() => expect(answered()).toBe(1));
  given = [{ id: "a", outcome: "Approved by Bo" }];
  await refetch();
  await waitFor(() => expect(told.map(({ title, tag }) => [title, tag])).toEqual([["Approved by Bo", "a"]]));
  await refetch();
  expect(told).toHaveLength(1);
});
