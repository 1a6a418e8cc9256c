"use client";

import { OctagonX } from "lucide-react";
import Link from "next/link";
import type { StopRow } from "#server/queries/stop-row";
import { countOf } from "../_ui/count-of";
import { PlainText } from "../_ui/plain-text";
import { ReleaseStopButton } from "./release-stop-button";
import { useStops } from "./use-stops";

const MOST_SHOWN = 3;

/** Stands on every page while a stop holds: whose, why, what stands under it. */
export function StopBanner() {
  const stops = useStops().data?.items ?? [];
  if (stops.length === 0) return null;
  const shown = stops.slice(0, MOST_SHOWN);
  return (
    <section aria-label="Stops that hold" className="border-failed-line border-b bg-failed-soft print:hidden">
      <ul aria-live="polite" className="divide-y divide-failed-line">
        {shown.map((stop) => (
          <StopLine key={stop.stopId} stop={stop} />
        ))}
      </ul>
      {stops.length > shown.length && (
        <p className="px-4 pb-2 text-failed text-sm">
          <Link href="/agents" className="underline underline-offset-2">
            {countOf(stops.length - shown.length, "more stop")}
          </Link>
        </p>
      )}
    </section>
  );
}

function StopLine({ stop }: { stop: StopRow }) {
  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-1 px-4 py-2 text-failed text-sm">
      <OctagonX aria-hidden className="size-4 shrink-0" />
      <p className="min-w-0 flex-1 [overflow-wrap:anywhere]">
        <span className="font-medium">{sayScope(stop)} </span>
        <PlainText text={stop.sentence} />{" "}
        {stop.runs > 0 && <span className="tabular-nums">{countOf(stop.runs, "run")} under it.</span>}
      </p>
      <ReleaseStopButton stop={stop} />
    </li>
  );
}

function sayScope({ scope, target }: StopRow): string {
  if (scope === "all") return "Everything is halted.";
  return scope === "project" ? `The project ${target} is halted.` : "";
}
