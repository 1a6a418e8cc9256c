import { SearchX } from "lucide-react";
import Link from "next/link";
import { Button } from "../_ui/button";
import { EmptyState } from "../_ui/empty-state";
import type { InboxTab } from "./inbox-address";

const EMPTY: Record<InboxTab, { title: string; text: string }> = {
  mine: { title: "Nobody asked you in person", text: "What anybody of your role may decide is in My teams." },
  team: { title: "Nothing needs you.", text: "Requests that you may decide appear here." },
  unassigned: { title: "Nothing is unassigned", text: "Every open request was given to somebody." },
  waiting: {
    title: "Nothing waits on others",
    text: "Requests that only somebody else can go on with appear here.",
  },
  snoozed: { title: "Nothing is put aside", text: "A snoozed request comes back by itself at its time." },
  done: {
    title: "Nothing was decided in 30 days",
    text: "Decisions appear here with who made them, when, and why.",
  },
};

/** Why a tab of the inbox has no rows. */
export function EmptyQueue({ tab, search }: { tab: InboxTab; search: string }) {
  if (search) {
    return (
      <EmptyState icon={SearchX} title="No request fits this search">
        <p>It looks at the question, the title of the run, the step and the agent.</p>
      </EmptyState>
    );
  }
  const { title, text } = EMPTY[tab];
  return (
    <EmptyState
      title={title}
      actions={
        tab === "mine" && (
          <Button asChild>
            <Link href="/inbox?tab=team">Open My teams</Link>
          </Button>
        )
      }
    >
      <p>{text}</p>
    </EmptyState>
  );
}
