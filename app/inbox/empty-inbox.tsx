"use client";

import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import type { RunRow } from "#server/queries/list-runs";
import { useTRPC } from "../_trpc/trpc";
import { Button } from "../_ui/button";
import { EmptyState } from "../_ui/empty-state";
import { PlainText } from "../_ui/plain-text";
import { RunBadge } from "../_ui/status-badge";
import { NextRequest } from "./next-request";

const MOST = 8;

/** Nothing waits for a person: what is under way, what probably comes next, and where the decisions are. */
export function EmptyInbox() {
  const trpc = useTRPC();
  const { data } = useQuery(
    trpc.runs.list.queryOptions({ status: ["pending", "running", "paused"], limit: MOST }),
  );
  const runs = data?.items ?? [];
  const working = runs.find(({ status }) => status === "running");
  return (
    <EmptyState
      title="Nothing needs you."
      actions={
        <>
          <Button asChild>
            <Link href="/inbox?tab=done">Decisions made</Link>
          </Button>
          {data && runs.length === 0 && (
            <Button asChild>
              <Link href="/launch">Launch a run</Link>
            </Button>
          )}
        </>
      }
    >
      {data && runs.length === 0 && <p>No run is under way.</p>}
      {working && <NextRequest runId={working.id} />}
      {runs.length > 0 && (
        <>
          <p>{data?.nextCursor ? "These runs and more are under way:" : "Under way:"}</p>
          <ul className="mt-1 grid gap-1.5">
            {runs.map((run) => (
              <UnderWay key={run.id} run={run} />
            ))}
          </ul>
        </>
      )}
    </EmptyState>
  );
}

function UnderWay({ run }: { run: RunRow }) {
  const { done, total, phase } = run.progress;
  return (
    <li className="grid gap-x-2 text-sm sm:flex sm:items-baseline">
      <Link href={`/runs/${run.id}`} className="min-w-0 font-medium text-ink hover:underline">
        <PlainText text={run.title} />
      </Link>
      <span className="flex items-center gap-2">
        <RunBadge status={run.status} reason={run.reason} waiting={run.waiting} kind="bare" />
        <span className="text-ink-3 tabular-nums">
          {done} of {total} steps{phase && `, ${phase}`}
        </span>
      </span>
    </li>
  );
}
