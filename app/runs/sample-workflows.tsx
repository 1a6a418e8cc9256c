"use client";

import { useQuery } from "@tanstack/react-query";
import { Rocket } from "lucide-react";
import Link from "next/link";
import { useTRPC } from "../_trpc/trpc";
import { useMay } from "../_trpc/use-session";
import { Button } from "../_ui/button";
import { countOf } from "../_ui/count-of";
import { launchPath } from "../workflows/find-workflows";

const OWN_PACK = "botarmy";
const MOST = 3;

/** A few workflows of ours to begin with, those with the most steps first. */
export function SampleWorkflows() {
  const trpc = useTRPC();
  const mayStart = useMay("runs.start");
  const { data } = useQuery(trpc.workflows.list.queryOptions({ limit: 100 }));
  const samples = (data?.items ?? [])
    .filter(({ pack, canStart }) => pack === OWN_PACK && canStart)
    .sort((one, other) => other.steps - one.steps)
    .slice(0, MOST);
  return (
    <ul className="mt-4 grid gap-3 sm:grid-cols-3">
      {samples.map((workflow) => (
        <li key={workflow.id} className="flex flex-col gap-2 rounded-lg border bg-surface p-4 text-ink">
          <h3 className="font-semibold">{workflow.name}</h3>
          <p className="line-clamp-5 flex-1 text-ink-2 text-sm">{workflow.description}</p>
          <p className="text-ink-3 text-xs tabular-nums">
            {countOf(workflow.steps, "step")} · {countOf(workflow.gates, "gate")} ·{" "}
            {countOf(workflow.agents.length, "agent")}
          </p>
          {mayStart && (
            <Button asChild className="mt-1">
              <Link href={launchPath(workflow)}>
                <Rocket aria-hidden />
                Start<span className="sr-only"> {workflow.name}</span>
              </Link>
            </Button>
          )}
        </li>
      ))}
    </ul>
  );
}
