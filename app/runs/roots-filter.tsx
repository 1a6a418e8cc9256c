"use client";

import { useShortcuts } from "../_ui/use-shortcuts";
import { FilterChip } from "./filter-chip";
import type { Kinship } from "./run-query";

type RootsFilterProps = { chosen: Kinship | null; onChange: (is: Kinship | null) => void };

/** Leaves out the forks of other runs; pressed again, they are back. */
export function RootsFilter({ chosen, onChange }: RootsFilterProps) {
  const toggle = () => onChange(chosen === null ? "root" : null);
  useShortcuts([{ keys: "o", does: "Leave out forks, or show them again", group: "Runs", run: toggle }]);
  return (
    <FilterChip
      label={chosen === "fork" ? "Forks only" : "Parents only"}
      chosen={null}
      isToggle
      aria-pressed={chosen !== null}
      // Where there is little room the view of the same name does.
      className={chosen === null ? "max-xl:hidden" : undefined}
      onClick={toggle}
    />
  );
}
