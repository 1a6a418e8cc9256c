"use client";

import { ClipboardList } from "lucide-react";
import { useState } from "react";
import type { RunEvent } from "#workflows/run/events";
import { evolve } from "#workflows/run/evolve";
import { unstartedRun } from "#workflows/run/run-state";
import { toEvent } from "../../../_live/fold-run";
import { readFault } from "../../../_trpc/read-fault";
import { useTRPCClient } from "../../../_trpc/trpc";
import { Button } from "../../../_ui/button";
import { showToast } from "../../../_ui/toast";

const PER_PAGE = 1_000;
/** More than this is no fixture, and too much for a clipboard. */
const MOST = 5_000;

/** Copies the history with the state it folds to, in the form of `workflows/testing/golden`. */
export function CopyFixture({ runId, lastSeq }: { runId: string; lastSeq: number }) {
  const client = useTRPCClient();
  const [isReading, setReading] = useState(false);
  const isTooLong = lastSeq > MOST;

  async function copy() {
    setReading(true);
    try {
      const events: RunEvent[] = [];
      while (events.length < lastSeq) {
        const limit = Math.min(PER_PAGE, lastSeq - events.length);
        const { items } = await client.runs.events.query({ runId, after: events.length, limit });
        if (items.length === 0) break;
        events.push(...items.map(toEvent));
      }
      const fixture = { events, state: evolve(unstartedRun(runId), events) };
      await navigator.clipboard.writeText(JSON.stringify(fixture, null, 1));
      showToast("The history is copied as a test fixture", {
        text: `${events.length} events and the state they fold to, as in workflows/testing/golden.`,
      });
    } catch (error) {
      showToast("The history was not copied", { kind: "failed", text: readFault(error).sentence });
    } finally {
      setReading(false);
    }
  }
  return (
    <Button
      size="sm"
      tone="quiet"
      disabled={isReading || isTooLong}
      title={isTooLong ? `Only histories of up to ${MOST} events can be copied.` : undefined}
      onClick={() => void copy()}
    >
      <ClipboardList aria-hidden />
      {isReading ? "Reading…" : "Copy as test fixture"}
    </Button>
  );
}
