"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { Hand, Layers, Rocket, Workflow } from "lucide-react";
import { useTRPC } from "../../_trpc/trpc";
import { RelativeTime } from "../../_ui/relative-time";
import { RunBadge } from "../../_ui/status-badge";
import { launchPath, workflowPath } from "../../workflows/find-workflows";
import { PaletteGroup, PaletteItem } from "./palette-item";

const MOST = 6;

type FoundProps = { search: string; onDone: () => void };

/** Runs with these words; without any, the latest. */
export function FoundRuns({ search, onDone }: FoundProps) {
  const trpc = useTRPC();
  const input = { limit: MOST, ...(search !== "" && { search }) };
  const { data } = useQuery(trpc.runs.list.queryOptions(input, { placeholderData: keepPreviousData }));
  if (!data || (data.items.length === 0 && search === "")) return null;
  return (
    <PaletteGroup heading="Runs" isFound={search !== ""}>
      {data.items.map(({ id, title, status, reason, waiting, startedAt }) => (
        <PaletteItem
          key={id}
          value={`run ${id}`}
          label={title}
          icon={<RunBadge status={status} reason={reason} waiting={waiting} kind="icon" />}
          detail={<RelativeTime at={startedAt} />}
          isFound={search !== ""}
          href={`/runs/${id}`}
          onDone={onDone}
        />
      ))}
      {search !== "" && (
        <PaletteItem
          value={`all-runs ${search}`}
          label={`All runs with “${search}”`}
          icon={<Layers aria-hidden />}
          href={`/runs?${new URLSearchParams({ q: search })}`}
          isFound
          onDone={onDone}
        />
      )}
    </PaletteGroup>
  );
}

/** Requests with these words that wait for a decision. */
export function FoundApprovals({ search, onDone }: FoundProps) {
  const trpc = useTRPC();
  const input = { limit: MOST, search };
  const { data } = useQuery(trpc.approvals.list.queryOptions(input, { placeholderData: keepPreviousData }));
  if (!data || data.items.length === 0) return null;
  return (
    <PaletteGroup heading="Requests" isFound>
      {data.items.map(({ id, question, runTitle }) => (
        <PaletteItem
          key={id}
          value={`request ${id}`}
          label={question}
          keywords={[runTitle]}
          icon={<Hand aria-hidden />}
          detail={<span className="inline-block max-w-40 truncate align-bottom">{runTitle}</span>}
          isFound
          href={`/inbox?${new URLSearchParams({ request: id })}`}
          onDone={onDone}
        />
      ))}
    </PaletteGroup>
  );
}

/** Workflows by their names: to look at and to launch. */
export function FoundWorkflows({ isAsked, onDone }: { isAsked: boolean; onDone: () => void }) {
  const trpc = useTRPC();
  const { data } = useQuery(trpc.workflows.list.queryOptions({ limit: 100 }, { staleTime: 60_000 }));
  if (!isAsked || !data) return null;
  return (
    <PaletteGroup heading="Workflows">
      {data.items.map((row) => (
        <PaletteItem
          key={`${row.pack}/${row.id}`}
          value={`workflow ${row.pack}/${row.id}`}
          label={row.name}
          keywords={[row.id, row.type]}
          icon={<Workflow aria-hidden />}
          detail={row.pack}
          href={workflowPath(row)}
          onDone={onDone}
        />
      ))}
      {data.items
        .filter(({ canStart }) => canStart)
        .map((row) => (
          <PaletteItem
            key={`launch ${row.pack}/${row.id}`}
            value={`launch ${row.pack}/${row.id}`}
            label={`Launch ${row.name}`}
            keywords={[row.id, "start", "run"]}
            icon={<Rocket aria-hidden />}
            detail={row.pack}
            href={launchPath(row)}
            onDone={onDone}
          />
        ))}
    </PaletteGroup>
  );
}
