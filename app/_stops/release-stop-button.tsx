"use client";

import { Play } from "lucide-react";
import { useState } from "react";
import type { StopRow } from "#server/queries/stop-row";
import { useMay } from "../_trpc/use-session";
import { Button } from "../_ui/button";
import { ConfirmDialog } from "../_ui/confirm-dialog";
import { countOf } from "../_ui/count-of";
import { showToast } from "../_ui/toast";
import { useStopOrders } from "./use-stops";

/** Ends a stop; nothing for who may not. */
export function ReleaseStopButton({ stop }: { stop: StopRow }) {
  const [isOpen, setOpen] = useState(false);
  const { release } = useStopOrders();
  if (!useMay("stops.use")) return null;
  return (
    <>
      <Button size="sm" onClick={() => setOpen(true)}>
        <Play aria-hidden />
        Release
      </Button>
      <ConfirmDialog
        open={isOpen}
        onOpenChange={setOpen}
        title="Release the stop?"
        text={`${stop.sentence} ${stop.runs === 0 ? "No run stands under it now." : `${countOf(stop.runs, "run")} go on where they stood.`}`}
        confirmLabel="Release"
        reason="optional"
        onConfirm={async (reason) => {
          await release(stop.stopId, reason);
          showToast("The stop is released", { kind: "done" });
        }}
      />
    </>
  );
}
