"use client";

import { X } from "lucide-react";
import type { ReactNode } from "react";
import { Button } from "../_ui/button";
import { useAddress } from "../_ui/use-address";
import { ChoiceFilter } from "./choice-filter";
import { RootsFilter } from "./roots-filter";
import {
  isEmptyQuery,
  NO_QUERY,
  PERIODS,
  type Period,
  type RunQuery,
  readRunQuery,
  searchStep,
  writeRunQuery,
} from "./run-query";
import { addressOf, type RunsAddress, runsAddressNow } from "./run-views";
import { RunsSearch } from "./runs-search";
import { StatusFilter } from "./status-filter";
import { TagFilter } from "./tag-filter";
import { WorkflowFilter } from "./workflow-filter";

const CHOICES = PERIODS.map(({ value, label }) => ({ value, label }));

/** Narrows the view; every choice stands in the query text, and the text in the address. */
export function RunsFilterBar({
  address: { fixed, own },
  children,
}: {
  address: RunsAddress;
  children: ReactNode;
}) {
  const { change } = useAddress();
  // With what was written a moment ago, before the page has followed the address.
  const narrow = (part: Partial<RunQuery>) => change(addressOf({ ...runsAddressNow().own, ...part }));
  const search = (text: string) => {
    const wanted = readRunQuery(text);
    change(addressOf(wanted), searchStep(runsAddressNow().own, wanted));
  };
  const setSince = (value: string | null) =>
    narrow({ since: CHOICES.find((one) => one.value === value)?.value ?? null });
  return (
    <div className="flex flex-wrap items-center gap-2 border-b bg-surface px-4 py-2 print:hidden">
      <RunsSearch text={writeRunQuery(own)} onChange={search} />
      {fixed.status.length === 0 && (
        <StatusFilter chosen={own.status} onChange={(status) => narrow({ status })} />
      )}
      <WorkflowFilter chosen={own.workflow} onChange={(workflow) => narrow({ workflow })} />
      {fixed.since === null && (
        <ChoiceFilter
          label="Started"
          keys="d"
          every="At any time"
          choices={CHOICES}
          chosen={own.since satisfies Period | null}
          onChange={setSince}
        />
      )}
      <TagFilter chosen={own.tags} onChange={(tags) => narrow({ tags })} />
      {fixed.is === null && <RootsFilter chosen={own.is} onChange={(is) => narrow({ is })} />}
      {!isEmptyQuery(own) && (
        <Button tone="quiet" size="sm" onClick={() => change(addressOf(NO_QUERY))}>
          <X aria-hidden />
          Clear
        </Button>
      )}
      <div className="ml-auto flex items-center gap-1">{children}</div>
    </div>
  );
}
