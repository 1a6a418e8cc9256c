import { definitionKey } from "./definition-index";
import type { FactOf } from "./events";
import type { Turn } from "./turn";

/** Everything from the target to the rejected step and after begins anew; null when there is no such step. */
export function factsForGoto(
  turn: Turn,
  rejectedKey: string,
  target: string,
  comment: string,
): FactOf<"steps.reset">["data"] | null {
  const { order } = turn.index;
  const targetKey = order.has(target) ? target : [...order.keys()].find((key) => key.endsWith(`/${target}`));
  const from = targetKey === undefined ? undefined : order.get(targetKey);
  if (targetKey === undefined || from === undefined) return null;
  const isReset = (key: string) => (order.get(definitionKey(key)) ?? -1) >= from || key === rejectedKey;
  return {
    ...turn.place(targetKey),
    because: "goto",
    round: (turn.state.rounds[targetKey] ?? 1) + 1,
    resets: Object.keys(turn.state.steps).filter(isReset),
    feedback: { by: turn.by.name, comment },
  };
}
