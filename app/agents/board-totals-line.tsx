import { countOf } from "../_ui/count-of";
import { formatCost } from "../_ui/format-cost";
import type { BoardTotals } from "./agent-board";

/** What all agents together have before them and have used today. */
export function BoardTotalsLine({ totals: { queued, tokens, cost } }: { totals: BoardTotals }) {
  return (
    <p className="text-ink-2 text-sm tabular-nums">
      {countOf(queued, "task")} queued · {countOf(tokens, "token")} and {formatCost(cost)} today
      <span className="text-ink-3"> (since midnight UTC)</span>
    </p>
  );
}
