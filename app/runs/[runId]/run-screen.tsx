"use client";

import { useDeferredValue, useEffect, useMemo, useRef, useState } from "react";
import type { WorkflowDefinition } from "#workflows/definition/definition";
import type { RunState } from "#workflows/run/run-state";
import { type RunView, viewRun } from "#workflows/run/run-view";
import type { FoldedRun } from "../../_live/fold-run";
import { LiveChip } from "../../_live/live-chip";
import type { LiveTexts } from "../../_live/live-text";
import { useRun } from "../../_live/use-run";
import { useRunHistory } from "../../_live/use-run-history";
import { Loaded } from "../../_trpc/loaded";
import { isPassing } from "../../_trpc/read-fault";
import { PageHeader } from "../../_ui/page-header";
import { FrozenMoment } from "../../_ui/server-clock";
import { createStore } from "../../_ui/store";
import type { LiveRun } from "./live-run";
import { type RunTab, useRunAddress } from "./run-address";
import { RunBody } from "./run-body";
import { RUNS_CRUMB } from "./run-crumb";
import { loadRest, loadShown } from "./run-parts";
import { shareView } from "./share-view";
import { PastContext } from "./travel/past";
import { Scrubber } from "./travel/scrubber";
import { useTravel } from "./travel/use-travel";

/** The page of one run (experience.md 2). */
export function RunScreen({ runId }: { runId: string }) {
  const { query, run, texts } = useRun(runId);
  useParts(run !== undefined);
  if (run && (!query.error || isPassing(query.error))) return <KnownRun run={run} texts={texts} />;
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

/** The programs of the page: what is looked at comes beside the run, the rest when there is time. */
function useParts(isRunThere: boolean): void {
  const { tab, stepKey } = useRunAddress();
  useEffect(() => loadShown(tab, stepKey !== null), [tab, stepKey]);
  useEffect(() => {
    if (!isRunThere || isSavingData()) return;
    // Where it fails the part is asked for again when it is to appear.
    const timer = setTimeout(() => loadRest().catch(() => {}), REST_AFTER_MS);
    return () => clearTimeout(timer);
  }, [isRunThere]);
}

/** The person asked the browser to load nothing that may not be needed. */
function isSavingData(): boolean {
  const { connection } = navigator as Navigator & { connection?: { saveData?: boolean } };
  return connection?.saveData === true;
}

/** By then the page has been drawn, also on a slow machine. */
const REST_AFTER_MS = 1_500;

type KnownRunProps = { run: FoldedRun; texts: LiveRun["texts"] };

/** The run as it is, or as it was at the event that the address names. */
function KnownRun({ run, texts }: KnownRunProps) {
  const { state, definition, news } = run;
  const lastSeq = state.seq;
  const travel = useTravel(lastSeq);
  const { tab, panel, stepKey } = useRunAddress();
  const [isWanted, setWanted] = useState(false);
  const isNeeded =
    isWanted || travel.at !== null || READS_HISTORY.includes(tab) || (panel === "logs" && stepKey !== null);
  const read = useRunHistory(state.runId, lastSeq, news, isNeeded);
  const { at } = travel;
  const isThere = at !== null && read.readSeq >= at;
  const { history } = read;
  const now = isThere ? null : state;
  const asked = useMemo(
    (): Shown =>
      now === null
        ? { state: history.stateAt(at ?? 0), moment: history.momentAt(at ?? 0) ?? null }
        : { state: now, moment: null },
    [now, at, history],
  );
  // Of a burst of events, and of a drag through the past, not every state in between is drawn.
  const shown = useDeferredValue(asked);
  const view = useView(definition, shown.state);
  const isPast = shown.moment !== null;
  const drawn = useMemo(
    (): LiveRun => ({
      ...{ view, definition, news, read },
      state: shown.state,
      sequence: shown.state.sequence,
      texts: isPast ? QUIET : texts,
    }),
    [view, definition, news, read, shown, isPast, texts],
  );
  const place = useMemo(
    () => (shown.moment === null ? null : { seq: shown.state.seq, at: shown.moment }),
    [shown],
  );
  return (
    <PastContext value={place}>
      <FrozenMoment value={shown.moment}>
        <RunBody
          run={drawn}
          scrubber={<Scrubber lastSeq={lastSeq} read={read} travel={travel} onWant={() => setWanted(true)} />}
          onLive={travel.goLive}
        />
      </FrozenMoment>
    </PastContext>
  );
}

/** A state of the run, and when it was so, epoch milliseconds; null when it is so now. */
type Shown = { state: RunState; moment: number | null };

/** Nobody writes in the past: texts are not kept, the documents are. */
const QUIET: LiveRun["texts"] = createStore<LiveTexts>(new Map());

/** Tabs that tell of everything that happened. */
const READS_HISTORY: readonly RunTab[] = ["timeline", "report"];

/** The core's view of the run; parts that an event did not change stay the same objects, so that they are not drawn. */
function useView(definition: WorkflowDefinition, state: RunState): RunView {
  const last = useRef<RunView>(undefined);
  return useMemo(() => {
    const view = shareView(last.current, viewRun(definition, state));
    last.current = view;
    return view;
  }, [definition, state]);
}
