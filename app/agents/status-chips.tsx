import type { AgentStatus } from "#workflows/run/events";
import { FilterChips } from "../_ui/filter-chips";
import { AGENT_LOOKS } from "../_ui/state-look";

type StatusChipsProps = {
  counts: Readonly<Record<AgentStatus, number>>;
  chosen: AgentStatus | null;
  onChoose: (status: AgentStatus | null) => void;
};

const ORDER: readonly AgentStatus[] = ["working", "waiting_for_hitl", "error", "idle"];

/** Narrows the board to one state; says how many are in each. */
export function StatusChips({ counts, chosen, onChoose }: StatusChipsProps) {
  return (
    <FilterChips
      legend="State of the agents"
      chips={ORDER.map((status) => ({
        value: status,
        label: AGENT_LOOKS[status].word,
        count: counts[status],
      }))}
      chosen={chosen}
      onChoose={onChoose}
    />
  );
}
