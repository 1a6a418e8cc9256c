"use client";

import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import type { RunCommentRow } from "#server/queries/list-run-comments";
import { useTRPC } from "../../../_trpc/trpc";
import { usePast } from "../travel/past";
import { groupRemarks } from "./group-remarks";

/** Remarks are in no event. */
const LOOK_AGAIN_MS = 10_000;

const NONE: readonly RunCommentRow[] = [];

/**
 * What people said about each request of a run, by its id; in the past only what was said by then. Nothing is asked
 * for while there are no requests.
 */
export function useRemarksByRequest(runId: string, requests: number) {
  const trpc = useTRPC();
  const past = usePast();
  const { data } = useQuery(
    trpc.runs.comments.queryOptions({ runId }, { enabled: requests > 0, refetchInterval: LOOK_AGAIN_MS }),
  );
  const byRequest = useMemo(() => groupRemarks(data?.items ?? NONE, past?.at ?? null), [data, past]);
  return (approvalId: string) => byRequest.get(approvalId) ?? NONE;
}
