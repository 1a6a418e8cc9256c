import {
  CalendarClock,
  CalendarDays,
  CirclePlay,
  CircleX,
  GitCommitHorizontal,
  Hand,
  Layers,
  type LucideIcon,
  Timer,
  TriangleAlert,
} from "lucide-react";
import { NO_QUERY, type RunQuery, readRunQuery, writeRunQuery } from "./run-query";

export type SystemView = { id: string; label: string; icon: LucideIcon; query: string };

/** The views that everybody has (experience.md 1). */
export const SYSTEM_VIEWS = [
  { id: "all", label: "All", icon: Layers, query: "" },
  { id: "person", label: "Needs a person", icon: Hand, query: "waiting:person" },
  { id: "failed", label: "Failed", icon: CircleX, query: "status:failed" },
  { id: "running", label: "Running", icon: CirclePlay, query: "status:running" },
  { id: "timer", label: "Waiting on timer", icon: Timer, query: "waiting:timer" },
  { id: "stuck", label: "Stuck", icon: TriangleAlert, query: "waiting:stuck" },
  { id: "today", label: "Today", icon: CalendarDays, query: "since:today" },
  { id: "hour", label: "Last hour", icon: CalendarClock, query: "since:1h" },
  { id: "roots", label: "Parents only", icon: GitCommitHorizontal, query: "is:root" },
] as const satisfies readonly SystemView[];

export type SystemViewId = (typeof SYSTEM_VIEWS)[number]["id"];

/** What the address says of the list: the view, and what the person narrows it to. */
export type RunsAddress = {
  /** A system view's id, or a saved one's (a UUID), whose query stands in `own`. */
  view: string;
  /** What the view fixes. */
  fixed: RunQuery;
  own: RunQuery;
};

export function readRunsAddress(query: URLSearchParams): RunsAddress {
  const view = query.get("view") ?? "all";
  const system = SYSTEM_VIEWS.find(({ id }) => id === view);
  const isSaved = /^[0-9a-f-]{36}$/.test(view);
  return {
    view: system || isSaved ? view : "all",
    fixed: system ? readRunQuery(system.query) : NO_QUERY,
    own: readRunQuery(readText(query)),
  };
}

/** What the address says at this moment, also while the page has not followed it yet. */
export function runsAddressNow(): RunsAddress {
  return readRunsAddress(new URLSearchParams(window.location.search));
}

/** The query text; `status` and `workflow` of older links are a part of it. */
function readText(query: URLSearchParams): string {
  const older = ["status", "workflow"].flatMap((name) => {
    const value = query.get(name);
    return value ? [`${name}:${value}`] : [];
  });
  return [...older, query.get("q") ?? ""].join(" ");
}

/** The changes of the address that make it say another query. */
export function addressOf(own: RunQuery) {
  return { q: writeRunQuery(own), status: null, workflow: null };
}

/** The address of a view. */
export function viewPath(view: string, query = ""): string {
  const words = new URLSearchParams();
  if (view !== "all") words.set("view", view);
  if (query !== "") words.set("q", query);
  const text = words.toString();
  return text === "" ? "/runs" : `/runs?${text}`;
}
