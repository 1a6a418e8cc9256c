"use client";

import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import type { WorkflowDetail } from "#server/queries/find-workflow";
import type { WorkflowVersion } from "#server/queries/list-workflow-versions";
import { Loaded } from "../../../_trpc/loaded";
import { useTRPC } from "../../../_trpc/trpc";
import { Badge } from "../../../_ui/badge";
import { cn } from "../../../_ui/cn";
import { RelativeTime } from "../../../_ui/relative-time";
import { Table, TableCell, TableHead, TableHeader, TableRow } from "../../../_ui/table";

/** The versions that runs were started on; a run keeps its own for life. */
export function VersionsTab({ workflow }: { workflow: WorkflowDetail }) {
  const trpc = useTRPC();
  const versions = useQuery(trpc.workflows.versions.queryOptions({ id: workflow.id, pack: workflow.pack }));
  return (
    <Loaded query={versions} loading="Loading the versions…">
      {(rows) => (
        <div className="grid max-w-4xl gap-3 p-4">
          <p className="text-ink-2 text-sm">
            A version is the SHA-256 of the text. A run stays with the version that it was started on,
            whatever becomes of the file.
          </p>
          <div className="overflow-hidden rounded-md border bg-surface">
            <Table label="Versions">
              <TableHead>
                <TableRow>
                  <TableHeader>Version</TableHeader>
                  <TableHeader>First used</TableHeader>
                  <TableHeader>Last used</TableHeader>
                  <TableHeader className="text-right">Runs</TableHeader>
                </TableRow>
              </TableHead>
              <tbody>
                {rows.map((row) => (
                  <VersionRow key={row.version} row={row} isShown={row.version === workflow.version} />
                ))}
              </tbody>
            </Table>
          </div>
        </div>
      )}
    </Loaded>
  );
}

function VersionRow({ row, isShown }: { row: WorkflowVersion; isShown: boolean }) {
  const { version, declaredVersion, firstUsedAt, lastUsedAt, runs, isCurrent } = row;
  const address = isCurrent ? "?tab=versions" : `?tab=versions&version=${version}`;
  return (
    <TableRow aria-selected={isShown} className="last:border-b-0">
      <TableCell>
        <span className="flex flex-wrap items-center gap-2">
          <Link href={address} className={cn("font-mono hover:underline", isShown && "font-semibold")}>
            {version.slice(0, 12)}
          </Link>
          {declaredVersion && <Badge>{declaredVersion}</Badge>}
          {isCurrent && <Badge>in the library</Badge>}
          {isShown && <span className="text-ink-3 text-xs">shown here</span>}
        </span>
      </TableCell>
      <TableCell className="text-ink-2">
        {firstUsedAt ? <RelativeTime at={firstUsedAt} /> : "not yet"}
      </TableCell>
      <TableCell className="text-ink-2">
        {lastUsedAt ? <RelativeTime at={lastUsedAt} /> : "not yet"}
      </TableCell>
      <TableCell className="text-right tabular-nums">{runs.toLocaleString("en")}</TableCell>
    </TableRow>
  );
}
