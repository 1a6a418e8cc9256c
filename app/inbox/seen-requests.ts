import { z } from "zod";
import type { ApprovalRow } from "#server/queries/approval-row";

const PLACE = "botarmy:seen-requests";
const MOST_KEPT = 500;
const Seen = z.array(z.tuple([z.string(), z.string()]));

/** What a person has seen of each request, the newest last. */
export type SeenRequests = ReadonlyMap<string, string>;

type Row = Pick<ApprovalRow, "id" | "version" | "contentSha256" | "status" | "votes" | "assignee" | "dueAt">;

/** What of a request a person would want to know of when it becomes another. */
function markOf({ version, contentSha256, status, votes, assignee, dueAt }: Row): string {
  return [version, contentSha256?.slice(0, 12), status, votes.have, assignee, dueAt].join(" ");
}

/** `new`: never opened here; `changed`: it is another than when it was; `known` otherwise. */
export function newsOf(row: Row, seen: SeenRequests): "new" | "changed" | "known" {
  const mark = seen.get(row.id);
  if (mark === undefined) return "new";
  return mark === markOf(row) ? "known" : "changed";
}

export function readSeen(storage: Storage): SeenRequests {
  const stored = storage.getItem(PLACE);
  if (stored === null) return new Map();
  try {
    const read = Seen.safeParse(JSON.parse(stored));
    return new Map(read.success ? read.data : []);
  } catch {
    return new Map();
  }
}

/** Answers what is seen with this request; the oldest are forgotten. */
export function keepSeen(storage: Storage, row: Row): SeenRequests {
  const others = [...readSeen(storage)].filter(([id]) => id !== row.id);
  const kept = [...others, [row.id, markOf(row)] as const].slice(-MOST_KEPT);
  try {
    storage.setItem(PLACE, JSON.stringify(kept));
  } catch {
    // Without room the marks last as long as the page.
  }
  return new Map(kept);
}
