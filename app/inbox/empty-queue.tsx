import { SearchX } from "lucide-react";
import { EmptyState } from "../_ui/empty-state";
import type { InboxTab } from "./inbox-address";

/** Why a tab of the inbox has no rows. */
export function EmptyQueue({ tab, search }: { tab: InboxTab; search: string }) {
  if (search) {
    return (
      <EmptyState icon={SearchX} title="No request fits this search">
        <p>It looks at the question, the title of the run, the step and the agent.</p>
      </EmptyState>
    );
  }
  return tab === "open" ? (
    <EmptyState title="Nothing needs you." />
  ) : (
    <EmptyState title="Nothing was decided yet">
      <p>Decisions appear here with who made them, when, and why.</p>
    </EmptyState>
  );
}
