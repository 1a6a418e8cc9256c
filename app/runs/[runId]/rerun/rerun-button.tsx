"use client";

import { GitBranch } from "lucide-react";
import { useState } from "react";
import { Button } from "../../../_ui/button";
import type { LiveRun } from "../live-run";
import { useMayOrder } from "../travel/use-may-order";
import { RerunDialog } from "./rerun-dialog";

/** Opens the panel that has a step, and all after it, done again; only for steps that were reached. */
export function RerunButton({ run, step }: { run: LiveRun; step: LiveRun["view"]["steps"][number] }) {
  const [isOpen, setOpen] = useState(false);
  const { may, isBlocked, note } = useMayOrder();
  if (!may || step.scheduledAt === null) return null;
  return (
    <>
      <Button size="sm" tone="quiet" disabled={isBlocked} title={note} onClick={() => setOpen(true)}>
        <GitBranch aria-hidden />
        Run again from here…
      </Button>
      {isOpen && <RerunDialog run={run} stepKey={step.stepKey} onClose={() => setOpen(false)} />}
    </>
  );
}
