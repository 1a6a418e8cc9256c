"use client";

import { useState } from "react";
import { Button } from "../_ui/button";
import { Popover } from "../_ui/popover";
import { useShortcuts } from "../_ui/use-shortcuts";
import { FilterChip } from "./filter-chip";

type ChoiceFilterProps = {
  label: string;
  /** The key that opens it. */
  keys: string;
  /** What everything is called: "Every workflow". */
  every: string;
  choices: readonly { value: string; label: string }[];
  chosen: string | null;
  onChange: (value: string | null) => void;
};

/** A filter of which one value is chosen. */
export function ChoiceFilter({ label, keys, every, choices, chosen, onChange }: ChoiceFilterProps) {
  const [isOpen, setOpen] = useState(false);
  useShortcuts([{ keys, does: `Filter by ${label.toLowerCase()}`, group: "Runs", run: () => setOpen(true) }]);
  const name = choices.find(({ value }) => value === chosen)?.label ?? chosen;
  const choose = (value: string | null) => {
    setOpen(false);
    onChange(value);
  };
  return (
    <Popover
      label={label}
      className="max-h-80 w-64 overflow-y-auto p-1"
      open={isOpen}
      onOpenChange={setOpen}
      trigger={<FilterChip label={label} chosen={name} />}
    >
      <ul>
        {[{ value: null, label: every }, ...choices].map((choice) => (
          <li key={choice.value}>
            <Button
              tone="quiet"
              aria-pressed={choice.value === chosen}
              className="w-full justify-start font-normal text-ink aria-pressed:bg-selected"
              onClick={() => choose(choice.value)}
            >
              <span className="truncate">{choice.label}</span>
            </Button>
          </li>
        ))}
      </ul>
    </Popover>
  );
}
