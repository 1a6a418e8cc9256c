"use client";

import { SearchInput } from "../_ui/search-input";
import { Select } from "../_ui/select";

type WorkflowToolbarProps = {
  search: string;
  onSearch: (search: string) => void;
  pack: string | null;
  packs: readonly string[];
  onPack: (pack: string | null) => void;
};

/** Narrows a list of workflows: by words and, where there are several, by pack. */
export function WorkflowToolbar({ search, onSearch, pack, packs, onPack }: WorkflowToolbarProps) {
  return (
    <div className="flex flex-wrap items-center gap-2">
      <SearchInput
        label="Search workflows"
        value={search}
        onChange={onSearch}
        className="w-72 max-sm:w-full"
      />
      {(packs.length > 1 || pack !== null) && (
        <Select
          aria-label="Pack"
          value={pack ?? ""}
          onChange={(event) => onPack(event.target.value || null)}
          className="w-auto max-w-full max-sm:w-full"
        >
          <option value="">All packs</option>
          {packs.map((name) => (
            <option key={name}>{name}</option>
          ))}
        </Select>
      )}
    </div>
  );
}
