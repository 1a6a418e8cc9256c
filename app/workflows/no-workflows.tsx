import { Workflow } from "lucide-react";
import { Button } from "../_ui/button";
import { EmptyState } from "../_ui/empty-state";

/** The library holds nothing at all. */
export function NoWorkflows() {
  return (
    <EmptyState icon={Workflow} title="There are no workflows">
      <p>
        Put workflow files into a folder that BotArmy reads, or name one in <code>BOTARMY_LIBRARY</code>. They
        appear here by themselves.
      </p>
    </EmptyState>
  );
}

/** The filters leave nothing over. */
export function NothingFound({ onClear }: { onClear: () => void }) {
  return (
    <EmptyState
      icon={Workflow}
      title="No workflow fits this search"
      actions={<Button onClick={onClear}>Clear the search</Button>}
    />
  );
}
