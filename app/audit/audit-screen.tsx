"use client";

import { ScrollText } from "lucide-react";
import { Help } from "../_help/help";
import { LiveChip } from "../_live/live-chip";
import { Loaded } from "../_trpc/loaded";
import { useMembers } from "../_trpc/use-members";
import { Button } from "../_ui/button";
import { EmptyState } from "../_ui/empty-state";
import { PageHeader } from "../_ui/page-header";
import { useAddress } from "../_ui/use-address";
import { isFiltered, NO_FILTER, readAuditFilter } from "./audit-filter";
import { AuditFilterBar } from "./audit-filter-bar";
import { AuditLine } from "./audit-line";
import { ExportMenu } from "./export-menu";
import { useAudit } from "./use-audit";
import { useVerify, VerifyButton, VerifyResult } from "./verify";

/** Who did what, and the proof that nobody changed it afterwards. */
export function AuditScreen() {
  const { query, change } = useAddress();
  const filter = readAuditFilter(query);
  const audit = useAudit(filter);
  const verify = useVerify();
  const members = useMembers().data ?? [];
  const nameOf = (userId: string) => members.find(({ id }) => id === userId)?.name;
  return (
    <>
      <PageHeader
        title="Audit"
        freshness={<LiveChip />}
        actions={
          <>
            <ExportMenu filter={filter} />
            <Help word="chain" />
            <VerifyButton verify={verify} />
          </>
        }
      >
        <VerifyResult verify={verify} />
      </PageHeader>
      <AuditFilterBar filter={filter} members={members} rows={audit.data ?? []} onChange={change} />
      <Loaded query={audit} loading="Loading entries…">
        {(rows) => (
          <div className="relative px-4 pb-4">
            {audit.hasNewer && (
              <Button
                size="sm"
                className="absolute -top-5 left-1/2 z-10 -translate-x-1/2 rounded-full shadow-overlay"
                onClick={() => void audit.refetch()}
              >
                Show newer entries
              </Button>
            )}
            {rows.length === 0 && (
              <NoEntries isFiltered={isFiltered(filter)} onClear={() => change(NO_FILTER)} />
            )}
            <ul className="divide-y rounded-md border bg-surface empty:hidden">
              {rows.map((row) => (
                <AuditLine key={row.seq} row={row} nameOf={nameOf} onFilter={change} />
              ))}
            </ul>
            {audit.hasNextPage && (
              <div className="mt-3 grid justify-items-center">
                <Button onClick={() => void audit.fetchNextPage()} disabled={audit.isFetchingNextPage}>
                  {audit.isFetchingNextPage ? "Loading older entries…" : "Show older entries"}
                </Button>
              </div>
            )}
          </div>
        )}
      </Loaded>
    </>
  );
}

function NoEntries({ isFiltered, onClear }: { isFiltered: boolean; onClear: () => void }) {
  return (
    <EmptyState
      icon={ScrollText}
      title={isFiltered ? "No entry fits these filters" : "Nothing was recorded yet"}
      actions={isFiltered && <Button onClick={onClear}>Clear the filters</Button>}
    />
  );
}
