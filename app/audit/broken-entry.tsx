"use client";

import { useQuery } from "@tanstack/react-query";
import { useTRPC } from "../_trpc/trpc";
import { useMembers } from "../_trpc/use-members";
import { AuditLine } from "./audit-line";

/** The entry at which the chain breaks, as it stands there now; what it was, only a backup knows. */
export function BrokenEntry({ seq }: { seq: number }) {
  const trpc = useTRPC();
  const members = useMembers().data ?? [];
  const found = useQuery(
    trpc.audit.list.queryOptions({ cursor: String(seq + 1), limit: 1 }, { gcTime: 0, retry: false }),
  );
  const row = found.data?.items.find((one) => one.seq === seq);
  if (!row) return <p className="border-t px-4 py-2 text-sm">{sayMissing(seq, found)}</p>;
  return (
    <ul aria-label="The entry at which the chain breaks" className="border-t bg-surface px-1">
      <AuditLine row={row} nameOf={(userId) => members.find(({ id }) => id === userId)?.name} />
    </ul>
  );
}

function sayMissing(seq: number, { isPending, error }: { isPending: boolean; error: unknown }): string {
  if (isPending) return `Looking at entry ${seq}…`;
  return error ? `Entry ${seq} can no longer be read.` : `Entry ${seq} is not there any more.`;
}
