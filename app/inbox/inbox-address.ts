import type { ApprovalStatus } from "#workflows/run/run-state";
import { VIEWS, type View } from "../_review/views";

export const INBOX_TABS = ["open", "done"] as const;
export type InboxTab = (typeof INBOX_TABS)[number];

/** What the address says of the inbox. */
export type InboxAddress = {
  tab: InboxTab;
  search: string;
  /** The request that is open. */
  requestId: string | null;
  view: View | null;
};

export function readInboxAddress(query: URLSearchParams): InboxAddress {
  return {
    tab: query.get("tab") === "done" ? "done" : "open",
    search: query.get("q")?.trim() ?? "",
    requestId: query.get("request"),
    view: VIEWS.find((view) => view === query.get("view")) ?? null,
  };
}

/** What the tabs list; what nobody decided, because it was not needed any more, is in neither. */
export const STATUS_OF_TAB: Record<InboxTab, ApprovalStatus[]> = {
  open: ["pending"],
  done: ["approved", "rejected", "amended"],
};
