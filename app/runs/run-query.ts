import { MOST_TAGS, Tag } from "#workflows/run/tag";
import { typingStep } from "../_ui/change-query";
import type { RunsFilter } from "./run-item";

export const RUN_STATUSES = ["pending", "running", "paused", "completed", "failed", "cancelled"] as const;
export type ChosenStatus = (typeof RUN_STATUSES)[number];

/** How far back a list goes, in the words of the query text. */
export const PERIODS = [
  { value: "1h", label: "the last hour", ms: 3_600_000 },
  { value: "today", label: "today", ms: null },
  { value: "24h", label: "the last 24 hours", ms: 86_400_000 },
  { value: "7d", label: "the last 7 days", ms: 7 * 86_400_000 },
  { value: "30d", label: "the last 30 days", ms: 30 * 86_400_000 },
] as const;
export type Period = (typeof PERIODS)[number]["value"];

const KINSHIPS = ["root", "fork"] as const;
export type Kinship = (typeof KINSHIPS)[number];

const STANDINGS = ["person", "timer", "stuck"] as const;
export type Standing = (typeof STANDINGS)[number];

/** What a list is narrowed to, as its query text says it: `status:failed,paused workflow:sdlc since:7d tennis`. */
export type RunQuery = {
  status: ChosenStatus[];
  workflow: string | null;
  project: string | null;
  since: Period | null;
  waiting: Standing | null;
  /** Each of them must be there. */
  tags: string[];
  /** `root`: no fork of another run. */
  is: Kinship | null;
  /** Free text over title, id and input. */
  words: string;
};

export const NO_QUERY: RunQuery = {
  status: [],
  workflow: null,
  project: null,
  since: null,
  waiting: null,
  tags: [],
  is: null,
  words: "",
};

/** Reads a query text. What names no filter, or gives it no value that it knows, is taken as a word. */
export function readRunQuery(text: string): RunQuery {
  const query: RunQuery = { ...NO_QUERY };
  const words = text.split(/\s+/).filter((part) => part !== "" && !readTerm(query, part));
  return { ...query, words: words.join(" ") };
}

function readTerm(query: RunQuery, part: string): boolean {
  const [, name, value = ""] = /^(status|workflow|project|since|waiting|tag|is):(\S+)$/.exec(part) ?? [];
  switch (name) {
    case "status": {
      const named = value.split(",");
      const known = RUN_STATUSES.filter((status) => named.includes(status));
      query.status = RUN_STATUSES.filter((status) => query.status.includes(status) || known.includes(status));
      return known.length > 0;
    }
    case "workflow":
      query.workflow = value;
      return true;
    case "project":
      query.project = value;
      return true;
    case "since": {
      const period = PERIODS.find((one) => one.value === value);
      query.since = period?.value ?? query.since;
      return period !== undefined;
    }
    case "waiting": {
      const standing = STANDINGS.find((one) => one === value);
      query.waiting = standing ?? query.waiting;
      return standing !== undefined;
    }
    case "tag": {
      const tag = Tag.safeParse(value).data;
      if (tag !== undefined && !query.tags.includes(tag)) query.tags = [...query.tags, tag];
      return tag !== undefined;
    }
    case "is": {
      const kinship = KINSHIPS.find((one) => one === value);
      query.is = kinship ?? query.is;
      return kinship !== undefined;
    }
    default:
      return false;
  }
}

/** The text that says a query; reading it gives the same query. */
export function writeRunQuery(query: RunQuery): string {
  const { status, workflow, project, since, waiting, tags, is, words } = query;
  return [
    status.length > 0 && `status:${status.join(",")}`,
    workflow && `workflow:${workflow}`,
    project && `project:${project}`,
    since && `since:${since}`,
    waiting && `waiting:${waiting}`,
    ...tags.map((tag) => `tag:${tag}`),
    is && `is:${is}`,
    words.trim(),
  ]
    .filter(Boolean)
    .join(" ");
}

/** What to ask the server for. `day` is when today began and `now` the moment, in epoch milliseconds. */
export function filterOfQuery(query: RunQuery, { day, now }: { day: number; now: number }): RunsFilter {
  const { status, workflow, project, since, waiting, tags, is, words } = query;
  const period = PERIODS.find(({ value }) => value === since);
  const from = period && (period.ms === null ? day : now - period.ms);
  return {
    ...(status.length > 0 && { status }),
    ...(workflow !== null && { workflowId: workflow }),
    ...(project !== null && { project }),
    ...(from !== undefined && { since: new Date(from).toISOString() }),
    ...(waiting === "person" && { needsPerson: true }),
    ...((waiting === "timer" || waiting === "stuck") && { standing: waiting }),
    ...(tags.length > 0 && { tags: tags.slice(0, MOST_TAGS) }),
    ...(is !== null && { isRoot: is === "root" }),
    ...(words !== "" && { search: words }),
  };
}

/** Both queries at once: what a view says holds, the rest is the person's. */
export function joinQueries(view: RunQuery, own: RunQuery): RunQuery {
  return {
    status: view.status.length > 0 ? view.status : own.status,
    workflow: view.workflow ?? own.workflow,
    project: view.project ?? own.project,
    since: view.since ?? own.since,
    waiting: view.waiting ?? own.waiting,
    tags: [...new Set([...view.tags, ...own.tags])],
    is: view.is ?? own.is,
    words: [view.words, own.words].filter(Boolean).join(" "),
  };
}

/** A search is one step of Back, however many keys it takes; each filter is one of its own. */
export function searchStep(before: RunQuery, after: RunQuery): "push" | "replace" {
  const isSame = writeRunQuery({ ...before, words: "" }) === writeRunQuery({ ...after, words: "" });
  return isSame ? typingStep(before.words, after.words) : "push";
}

export function isEmptyQuery(query: RunQuery): boolean {
  return writeRunQuery(query) === "";
}

/** The last midnight before `now`, both in epoch milliseconds; `zone` is undefined for the browser's own. */
export function startOfDay(now: number, zone: "UTC" | undefined): number {
  const day = new Date(now);
  return zone === "UTC" ? day.setUTCHours(0, 0, 0, 0) : day.setHours(0, 0, 0, 0);
}
