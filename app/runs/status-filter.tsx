"use client";

import { Checkbox } from "../_ui/checkbox";
import { Popover } from "../_ui/popover";
import { RUN_LOOKS } from "../_ui/state-look";
import { StateBadge } from "../_ui/status-badge";
import { useAddress } from "../_ui/use-address";
import { FilterChip } from "./filter-chip";
import { type ChosenStatus, RUN_STATUSES } from "./run-views";

export function StatusFilter({ chosen }: { chosen: ChosenStatus[] }) {
  const { change } = useAddress();
  const toggle = (status: ChosenStatus) => {
    const next = RUN_STATUSES.filter((other) => (other === status) !== chosen.includes(other));
    change({ status: next.join(",") });
  };
  const words = chosen.map((status) => RUN_LOOKS[status].word).join(", ");
  return (
    <Popover label="Status" className="w-52" trigger={<FilterChip label="Status" chosen={words || null} />}>
      <fieldset>
        <legend className="sr-only">Show runs that are</legend>
        {RUN_STATUSES.map((status) => (
          <Checkbox
            key={status}
            label={<StateBadge look={RUN_LOOKS[status]} kind="bare" className="text-sm" />}
            checked={chosen.includes(status)}
            onChange={() => toggle(status)}
          />
        ))}
      </fieldset>
    </Popover>
  );
}
