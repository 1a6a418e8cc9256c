import type { InboxCounts } from "#server/queries/count-inbox";
import { VIEWS, type View } from "../_review/views";

export const INBOX_TABS = ["mine", "team", "unassigned", "waiting", "snoozed", "done"] as const;
export type InboxTab = (typeof INBOX_TABS)[number];

export const TAB_LABELS: Record<InboxTab, string> = {
  mine: "Mine",
  team: "My teams",
  unassigned: "Unassigned",
  waiting: "Waiting on others",
  snoozed: "Snoozed",
  done: "Done",
};

/** What the address says of the inbox. */
export type InboxAddress = {
  /** Null: the one that fits the person. */
  tab: InboxTab | null;
  search: string;
  /** The request that is open. */
  requestId: string | null;
  view: View | null;
};

export function readInboxAddress(query: URLSearchParams): InboxAddress {
  return {
    tab: INBOX_TABS.find((tab) => tab === query.get("tab")) ?? null,
    search: query.get("q")?.trim() ?? "",
    requestId: query.get("request"),
    view: VIEWS.find((view) => view === query.get("view")) ?? null,
  };
}

/** The address of this moment; what is drawn follows it a little later. */
export function inboxAddressNow(): InboxAddress {
  return readInboxAddress(new URLSearchParams(window.location.search));
}

/** The request that is open by the address of this moment. */
export function openRequestId(): string | null {
  return inboxAddressNow().requestId;
}

/** Where an inbox opens: what was asked of one in person comes before what anybody of the role may decide. */
export function usualTab({ mine }: Pick<InboxCounts, "mine">): InboxTab {
  return mine > 0 ? "mine" : "team";
}
