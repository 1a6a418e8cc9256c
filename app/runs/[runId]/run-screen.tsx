"use client";

import { replaceEqualDeep } from "@tanstack/react-query";
import { useMemo, useRef } from "react";
import { type RunView, viewRun } from "#workflows/run/run-view";
import type { FoldedRun } from "../../_live/fold-run";
import { LiveChip } from "../../_live/live-chip";
import { useRun } from "../../_live/use-run";
import { Loaded } from "../../_trpc/loaded";
import { PageHeader } from "../../_ui/page-header";
import { RunBody } from "./run-body";
import { RUNS_CRUMB } from "./run-crumb";

/** The page of one run (experience.md 2). */
export function RunScreen({ runId }: { runId: string }) {
  const { query, run, texts } = useRun(runId);
  const view = useView(run);
  if (run && view && !query.error) {
    return (
      <RunBody
        run={{ view, definition: run.definition, sequence: run.state.sequence, news: run.news, texts }}
      />
    );
  }
  return (
    <>
      <PageHeader
        title={query.error ? "Run" : "Loading the run…"}
        crumbs={[RUNS_CRUMB]}
        freshness={<LiveChip />}
      />
      <Loaded query={{ ...query, data: undefined }} loading="Loading the run…" rows={10}>
        {() => null}
      </Loaded>
    </>
  );
}

/** The core's view of the run; parts that an event did not change stay the same objects, so that they are not drawn. */
function useView(run: FoldedRun | undefined): RunView | undefined {
  const last = useRef<RunView>(undefined);
  return useMemo(() => {
    if (run) last.current = replaceEqualDeep(last.current, viewRun(run.definition, run.state));
    return last.current;
  }, [run]);
}
