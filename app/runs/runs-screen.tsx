"use client";

import { Rocket } from "lucide-react";
import Link from "next/link";
import { LiveChip } from "../_live/live-chip";
import { useMay } from "../_trpc/use-session";
import { Button } from "../_ui/button";
import { PageHeader } from "../_ui/page-header";
import { usePreference } from "../_ui/preferences";
import { useServerClock } from "../_ui/server-clock";
import { useAddress } from "../_ui/use-address";
import { filterOf, readRunsAddress, startOfDay } from "./run-views";
import { RunsFilterBar } from "./runs-filter-bar";
import { RunsList } from "./runs-list";
import { RunsViews } from "./runs-views";

/** The runs list (experience.md 1). */
export function RunsScreen() {
  const address = readRunsAddress(useAddress().query);
  const zone = usePreference("timeZone") === "utc" ? "UTC" : undefined;
  const today = useServerClock((now) => startOfDay(now, zone));
  const filter = filterOf(address, today);
  const mayStart = useMay("runs.start");
  return (
    <>
      <PageHeader
        title="Runs"
        freshness={<LiveChip />}
        actions={
          mayStart && (
            <Button asChild tone="primary">
              <Link href="/launch">
                <Rocket aria-hidden />
                Launch a run
              </Link>
            </Button>
          )
        }
      >
        <RunsViews view={address.view} />
      </PageHeader>
      <RunsFilterBar address={address} />
      <RunsList key={JSON.stringify(filter)} address={address} filter={filter} />
    </>
  );
}
