import type { RunsFilter } from "./run-item";

export const RUN_VIEWS = [
  { id: "all", label: "All" },
  { id: "person", label: "Needs a person" },
  { id: "running", label: "Running" },
  { id: "failed", label: "Failed" },
  { id: "today", label: "Today" },
] as const;

export type RunViewId = (typeof RUN_VIEWS)[number]["id"];

export const RUN_STATUSES = ["running", "paused", "completed", "failed", "cancelled"] as const;
export type ChosenStatus = (typeof RUN_STATUSES)[number];

/** What the address says of the list. */
export type RunsAddress = {
  view: RunViewId;
  status: ChosenStatus[];
  workflowId: string | null;
  search: string;
};

export function readRunsAddress(query: URLSearchParams): RunsAddress {
  const named = query.get("status")?.split(",") ?? [];
  return {
    view: RUN_VIEWS.find(({ id }) => id === query.get("view"))?.id ?? "all",
    status: RUN_STATUSES.filter((status) => named.includes(status)),
    workflowId: query.get("workflow"),
    search: query.get("q")?.trim() ?? "",
  };
}

/** Whether the person narrowed the view further. */
export function isNarrowed({ status, workflowId, search }: RunsAddress): boolean {
  return status.length > 0 || workflowId !== null || search !== "";
}

/** Whether the view leaves the status open. */
export function hasOpenStatus(view: RunViewId): boolean {
  return view !== "running" && view !== "failed";
}

/** What to ask the server for; `today` is when the day began for the person, in epoch milliseconds. */
export function filterOf({ view, status, workflowId, search }: RunsAddress, today: number): RunsFilter {
  return {
    ...filterOfView(view, today),
    ...(hasOpenStatus(view) && status.length > 0 && { status }),
    ...(workflowId !== null && { workflowId }),
    ...(search !== "" && { search }),
  };
}

function filterOfView(view: RunViewId, today: number): RunsFilter {
  switch (view) {
    case "all":
      return {};
    case "person":
      return { needsPerson: true };
    case "running":
      return { status: ["running"] };
    case "failed":
      return { status: ["failed"] };
    case "today":
      return { since: new Date(today).toISOString() };
  }
}

/** The last midnight before `now`, both in epoch milliseconds; `zone` is undefined for the browser's own. */
export function startOfDay(now: number, zone: "UTC" | undefined): number {
  const day = new Date(now);
  return zone === "UTC" ? day.setUTCHours(0, 0, 0, 0) : day.setHours(0, 0, 0, 0);
}
