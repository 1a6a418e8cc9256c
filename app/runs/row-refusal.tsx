import { CircleAlert } from "lucide-react";
import { PlainText } from "../_ui/plain-text";
import { ORDER_WORDS, type RunOrder } from "./run-order";

/** Why what was ordered of this row was not done; stands where the row says how the run stands. */
export function RowRefusal({ order, refusal }: { order: RunOrder; refusal: string }) {
  return (
    <span className="flex min-w-0 items-center gap-2 text-failed">
      <CircleAlert aria-hidden className="size-4 shrink-0" />
      <span className="line-clamp-2 min-w-0 [overflow-wrap:anywhere]" title={refusal}>
        {ORDER_WORDS[order].label} refused: <PlainText text={refusal} />
      </span>
    </span>
  );
}
