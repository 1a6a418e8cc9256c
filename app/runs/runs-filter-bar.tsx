"use client";

import { X } from "lucide-react";
import { Button } from "../_ui/button";
import { useAddress } from "../_ui/use-address";
import { hasOpenStatus, isNarrowed, type RunsAddress } from "./run-views";
import { RunsSearch } from "./runs-search";
import { StatusFilter } from "./status-filter";
import { WorkflowFilter } from "./workflow-filter";

export const NO_FILTER = { status: null, workflow: null, q: null } as const;

/** Narrows the view; every choice stands in the address. */
export function RunsFilterBar({ address }: { address: RunsAddress }) {
  const { change } = useAddress();
  return (
    <div className="flex flex-wrap items-center gap-2 border-b bg-surface px-4 py-2 print:hidden">
      <RunsSearch search={address.search} />
      {hasOpenStatus(address.view) && <StatusFilter chosen={address.status} />}
      <WorkflowFilter chosen={address.workflowId} />
      {isNarrowed(address) && (
        <Button tone="quiet" size="sm" onClick={() => change(NO_FILTER)}>
          <X aria-hidden />
          Clear
        </Button>
      )}
    </div>
  );
}
