"use client";

import { useDeferredValue, useMemo, useState } from "react";
import { useServerClock } from "../../../_ui/server-clock";
import type { LiveRun } from "../live-run";
import { foldTimeline } from "./fold-timeline";
import { cutTime, findBusySpans, fitScale, makeScale } from "./time-scale";

const CLOSEST = 4_096;

/** The rows and the scale of a run's timeline, in a pane of this width; `zoom` is 1 when all of it fits. */
export function useTimeline({ view, read }: LiveRun, width: number) {
  const [zoom, setZoom] = useState(1);
  const { history, readSeq } = read;
  // Apart from the view, so that neither holds up the other while one drags through a long history.
  const seq = useDeferredValue(Math.min(view.seq, readSeq));
  const rows = useMemo(() => foldTimeline(history.events.slice(0, seq)), [history, seq]);
  const lastAt = history.momentAt(seq) ?? view.startedAt;
  const isOver = view.finishedAt !== null;
  const clock = useServerClock((now) => (isOver ? 0 : Math.floor(now / 1_000) * 1_000));
  const now = Math.max(lastAt, clock);
  const pieces = useMemo(
    () => cutTime(findBusySpans(rows, now), view.startedAt, now),
    [rows, now, view.startedAt],
  );
  const scale = useMemo(() => makeScale(pieces, fitScale(pieces, width) * zoom), [pieces, width, zoom]);
  const changeZoom = (factor: number) => setZoom((before) => Math.min(CLOSEST, Math.max(1, before * factor)));
  return { rows, scale, now, zoom, changeZoom, fit: () => setZoom(1) };
}
