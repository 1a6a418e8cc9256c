"use client";

import { useState } from "react";
import { Checkbox } from "../_ui/checkbox";
import { Popover } from "../_ui/popover";
import { RUN_LOOKS } from "../_ui/state-look";
import { StateBadge } from "../_ui/status-badge";
import { useShortcuts } from "../_ui/use-shortcuts";
import { FilterChip } from "./filter-chip";
import { type ChosenStatus, RUN_STATUSES } from "./run-query";

type StatusFilterProps = { chosen: ChosenStatus[]; onChange: (status: ChosenStatus[]) => void };

export function StatusFilter({ chosen, onChange }: StatusFilterProps) {
  const [isOpen, setOpen] = useState(false);
  useShortcuts([{ keys: "s", does: "Filter by status", group: "Runs", run: () => setOpen(true) }]);
  const toggle = (status: ChosenStatus) =>
    onChange(RUN_STATUSES.filter((other) => (other === status) !== chosen.includes(other)));
  const words = chosen.map((status) => RUN_LOOKS[status].word).join(", ");
  return (
    <Popover
      label="Status"
      className="w-52"
      open={isOpen}
      onOpenChange={setOpen}
      trigger={<FilterChip label="Status" chosen={words || null} />}
    >
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
