"use client";

import { OctagonX } from "lucide-react";
import { useState } from "react";
import { useMay } from "../_trpc/use-session";
import { Button } from "../_ui/button";
import { ConfirmDialog } from "../_ui/confirm-dialog";
import { showToast } from "../_ui/toast";
import { type StopTarget, useStopOrders } from "./use-stops";

type PullStopButtonProps = { target: StopTarget; size?: "sm" | "md" };

/** Halts an agent, a project or everything; nothing for who may not. */
export function PullStopButton({ target, size = "md" }: PullStopButtonProps) {
  const [isOpen, setOpen] = useState(false);
  const { pull } = useStopOrders();
  const { label, text } = sayStop(target);
  if (!useMay("stops.use")) return null;
  return (
    <>
      <Button tone="danger" size={size} onClick={() => setOpen(true)}>
        <OctagonX aria-hidden />
        {target.scope === "agent" ? "Stop" : label}
        {target.scope === "agent" && <span className="sr-only"> {target.target}</span>}
      </Button>
      <ConfirmDialog
        open={isOpen}
        onOpenChange={setOpen}
        title={`${label}?`}
        text={text}
        confirmLabel={label}
        isDangerous
        reason="required"
        onConfirm={async (reason) => {
          await pull(target, reason);
          showToast("The stop holds", { kind: "done", text: "It holds until somebody releases it." });
        }}
      />
    </>
  );
}

const UNTIL_RELEASED =
  "Within 5 seconds: calls to models under way are ended, what they would have made is not kept, and nothing new begins. Nothing is lost; the steps begin again after somebody releases the stop.";

function sayStop(target: StopTarget): { label: string; text: string } {
  switch (target.scope) {
    case "all":
      return { label: "Stop everything", text: `Halts every run. ${UNTIL_RELEASED}` };
    case "project":
      return { label: `Stop the project ${target.target}`, text: `Halts its runs. ${UNTIL_RELEASED}` };
    case "agent":
      return {
        label: `Stop ${target.target}`,
        text: `Halts what this agent does, in every run; others go on. ${UNTIL_RELEASED}`,
      };
  }
}
