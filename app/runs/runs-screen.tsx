"use client";

import { useQuery } from "@tanstack/react-query";
import { Rocket } from "lucide-react";
import Link from "next/link";
import { useMemo, useRef } from "react";
import { LiveChip } from "../_live/live-chip";
import { useTRPC } from "../_trpc/trpc";
import { useMay } from "../_trpc/use-session";
import { Button } from "../_ui/button";
import { PageHeader } from "../_ui/page-header";
import { usePreference } from "../_ui/preferences";
import { readServerNow, useServerClock } from "../_ui/server-clock";
import { useAddress } from "../_ui/use-address";
import { RunningBulk } from "./bulk/running-bulk";
import { resizeColumn, writeLayout } from "./column-layout";
import { ColumnsMenu } from "./columns-menu";
import { filterOfQuery, joinQueries, readRunQuery, startOfDay, writeRunQuery } from "./run-query";
import { readRunsAddress } from "./run-views";
import { RunsFilterBar } from "./runs-filter-bar";
import { RunsList } from "./runs-list";
import { RunsRail } from "./runs-rail";
import { SaveView } from "./save-view";
import type { HeldKeys } from "./use-run-keys";
import { useRunsColumns } from "./use-runs-columns";

/** The runs list (experience.md 1). */
export function RunsScreen() {
  const address = readRunsAddress(useAddress().query);
  const zone = usePreference("timeZone") === "utc" ? "UTC" : undefined;
  const day = useServerClock((now) => startOfDay(now, zone));
  const text = writeRunQuery(joinQueries(address.fixed, address.own));
  const filter = useMemo(() => filterOfQuery(readRunQuery(text), { day, now: readServerNow() }), [text, day]);
  const held = useRef<HeldKeys>({ steps: [], isOpening: false });
  const { layout, setLayout, isOwn } = useRunsColumns(address.view, useColumnsOfView(address.view));
  return (
    <>
      <PageHeader title="Runs" mark={<RunningBulk />} freshness={<LiveChip />} actions={<LaunchLink />} />
      <div className="lg:flex lg:items-stretch">
        <RunsRail view={address.view} day={day} />
        <div className="min-w-0 flex-1 lg:min-h-[calc(100dvh-var(--header-height))] lg:border-l">
          <RunsFilterBar address={address}>
            <SaveView address={address} columns={writeLayout(layout)} hasOwnColumns={isOwn} />
            <ColumnsMenu
              columns={layout.columns}
              onChange={(columns) => setLayout(columns && { ...layout, columns })}
            />
          </RunsFilterBar>
          <RunsList
            key={text}
            {...{ address, filter, layout, day, held }}
            onResize={(id, width) => setLayout(resizeColumn(layout, id, width))}
          />
        </div>
      </div>
    </>
  );
}

function LaunchLink() {
  if (!useMay("runs.start")) return null;
  return (
    <Button asChild tone="primary">
      <Link href="/launch">
        <Rocket aria-hidden />
        Launch a run
      </Link>
    </Button>
  );
}

function useColumnsOfView(view: string): readonly string[] {
  const trpc = useTRPC();
  const { data } = useQuery(trpc.views.list.queryOptions());
  return data?.find(({ id }) => id === view)?.columns ?? NONE;
}

const NONE: readonly string[] = [];
