"use client";

import { useVirtualizer } from "@tanstack/react-virtual";
import { ChartGantt } from "lucide-react";
import { useMemo, useRef, useState } from "react";
import { FaultState } from "../../../_trpc/fault-state";
import { EmptyState } from "../../../_ui/empty-state";
import { Loading } from "../../../_ui/loading";
import type { LiveRun } from "../live-run";
import { useRunAddress } from "../run-address";
import { roundOf } from "../steps/round-of";
import { LABELS_WIDTH, TimelineAxis } from "./timeline-axis";
import { ROW_HEIGHT, TimelineRowLine } from "./timeline-row";
import { TimelineToolbar } from "./timeline-toolbar";
import { useKeepMoment } from "./use-keep-moment";
import { useTimeline } from "./use-timeline";
import { useWidth } from "./use-width";

/** What scrolls is reached by the keyboard. */
const REGION = { role: "region", "aria-label": "Timeline", tabIndex: 0 };

/** When each attempt waited, worked and was looked at by a person; time in which nothing moved is folded away. */
export function TimelineTab({ run }: { run: LiveRun }) {
  const { readSeq, error, retry } = run.read;
  const isReading = readSeq < run.view.seq;
  if (error && readSeq === 0) return <FaultState error={error} onRetry={retry} />;
  if (readSeq === 0) return <Loading text="Reading the history…" rows={8} />;
  return <Chart run={run} isReading={isReading} />;
}

function Chart({ run, isReading }: { run: LiveRun; isReading: boolean }) {
  const box = useRef<HTMLDivElement>(null);
  const width = useWidth(box) - LABELS_WIDTH - 24;
  const [hasQueue, setHasQueue] = useState(true);
  const timeline = useTimeline(run, Math.max(200, width));
  const { rows, scale, now } = timeline;
  useKeepMoment(box, scale);
  const { stepKey, openStep } = useRunAddress();
  const labels = useMemo(
    () =>
      new Map([
        ...run.view.steps.map((one) => [one.stepKey, one.label] as const),
        ...run.view.blocks.map((one) => [one.key, one.label] as const),
      ]),
    [run.view.steps, run.view.blocks],
  );
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => box.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: 8,
  });
  if (rows.length === 0) return <EmptyState icon={ChartGantt} title="No attempt was made yet" />;
  return (
    <div className="flex h-full flex-col max-lg:h-[70dvh]">
      <TimelineToolbar
        timeline={timeline}
        hasQueue={hasQueue}
        onQueue={() => setHasQueue(!hasQueue)}
        reading={isReading ? run.read.readSeq : null}
      />
      <div ref={box} {...REGION} className="min-h-0 flex-1 overflow-auto focus-visible:outline-offset-[-2px]">
        <div className="relative" style={{ width: LABELS_WIDTH + scale.width + 24 }}>
          <TimelineAxis scale={scale} box={box} height={virtual.getTotalSize()} />
          <ol className="relative" style={{ height: virtual.getTotalSize() }}>
            {virtual.getVirtualItems().map(({ index, start }) => {
              const row = rows[index];
              if (!row) return null;
              return (
                <TimelineRowLine
                  key={row.id}
                  row={row}
                  start={start}
                  isFirst={rows[index - 1]?.stepKey !== row.stepKey}
                  round={roundOf(row, run.view.blocks)}
                  label={labels.get(row.stepKey) ?? row.stepKey}
                  scale={scale}
                  now={now}
                  hasQueue={hasQueue}
                  isSelected={row.stepKey === stepKey}
                  onSelect={openStep}
                />
              );
            })}
          </ol>
        </div>
      </div>
    </div>
  );
}
