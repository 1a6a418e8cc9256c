"use client";

import { ChevronsDownUp, ChevronsUpDown } from "lucide-react";
import { IconButton } from "../../../_ui/icon-button";
import { SearchInput } from "../../../_ui/search-input";
import type { StepTree } from "./use-step-tree";

/** What is looked for in the tree, and how far it is open. */
export function StepsToolbar({ tree }: { tree: StepTree }) {
  const { filter, setFilter } = tree;
  return (
    <div className="flex shrink-0 flex-wrap items-center gap-x-3 gap-y-1 border-b px-4 py-1.5 print:hidden">
      <SearchInput
        label="Filter steps"
        value={filter.text}
        onChange={(text) => setFilter({ ...filter, text })}
        className="w-64 max-sm:w-full [&_input]:h-7"
      />
      <label className="flex cursor-pointer items-center gap-1.5 text-ink-2 text-xs">
        <input
          type="checkbox"
          checked={filter.errorsOnly}
          onChange={({ target }) => setFilter({ ...filter, errorsOnly: target.checked })}
          className="accent-ink"
        />
        Failures only
      </label>
      <span className="ml-auto flex gap-0.5">
        <IconButton
          size="sm"
          label="Open all rows"
          keys="e"
          icon={<ChevronsUpDown />}
          onClick={tree.openAll}
        />
        <IconButton
          size="sm"
          label="Close all rows"
          keys="w"
          icon={<ChevronsDownUp />}
          onClick={tree.closeAll}
        />
      </span>
    </div>
  );
}
