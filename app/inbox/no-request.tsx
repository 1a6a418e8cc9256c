import { EmptyState } from "../_ui/empty-state";

/** The room beside a queue of which nothing is open. */
export function NoRequest() {
  return (
    <EmptyState title="No request is open">
      <p>Choose one in the queue.</p>
    </EmptyState>
  );
}
