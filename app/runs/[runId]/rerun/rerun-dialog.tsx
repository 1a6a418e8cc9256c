"use client";

import { useId, useMemo, useState } from "react";
import { planRerun } from "#workflows/run/plan-rerun";
import { Button } from "../../../_ui/button";
import { Dialog } from "../../../_ui/dialog";
import { FormAlert } from "../../../_ui/form-alert";
import { RadioCards } from "../../../_ui/radio-cards";
import type { LiveRun } from "../live-run";
import { GivenBefore } from "./given-before";
import { NewInput } from "./new-input";
import { RerunPlan } from "./rerun-plan";
import { tellRerun } from "./tell-rerun";
import { useRerun } from "./use-rerun";

type RerunDialogProps = { run: LiveRun; stepKey: string; onClose: () => void };

/**
 * Goes on from a step once more: what it was given on the left, what it shall be given on the right, and what will
 * run again. The original is kept unless one chooses otherwise. Lives as long as it is open.
 */
export function RerunDialog({ run, stepKey, onClose }: RerunDialogProps) {
  const { view, state, definition } = run;
  const formId = useId();
  // What one reads and edits stays still while the run goes on.
  const [shown] = useState({ view, state });
  const step = shown.view.steps.find((one) => one.stepKey === stepKey);
  const plan = useMemo(() => planRerun(definition, shown.state, stepKey), [definition, shown, stepKey]);
  const rerun = useRerun(shown.view, stepKey, onClose);
  const isFork = rerun.way === "fork";
  if (!plan || !step) return null;
  return (
    <Dialog
      open
      width="lg"
      onOpenChange={(isOpen) => !isOpen && onClose()}
      title={`Run again from “${step.label}”`}
      footer={
        <>
          <Button onClick={onClose}>Keep as it is</Button>
          <Button type="submit" form={formId} tone="primary" disabled={rerun.isSending}>
            {rerun.isSending ? "Sending…" : isFork ? "Fork into a new run" : "Go back to this step"}
          </Button>
        </>
      }
    >
      <form id={formId} onSubmit={rerun.send} className="grid gap-5" noValidate>
        <RadioCards
          legend="What becomes of this run"
          name="way"
          value={rerun.way}
          onChange={rerun.setWay}
          cards={[
            {
              value: "fork",
              title: "Keep the original",
              text: "A new run shares the past and goes on from the step. This run stays as it is.",
            },
            {
              value: "in-place",
              title: "Go back in this run",
              disabled: shown.view.status === "cancelled",
              text:
                shown.view.status === "cancelled"
                  ? "A cancelled run is final; only a fork can go on from it."
                  : "This run goes back to the step. What was made since stays as older versions.",
            },
          ]}
        />
        <div className="grid gap-x-6 gap-y-4 md:grid-cols-2">
          <GivenBefore view={shown.view} step={step} />
          <NewInput rerun={rerun} isFork={isFork} agent={step.agent ?? "The agent"} />
        </div>
        <RerunPlan told={tellRerun(plan, shown.view)} />
        {rerun.fault && <FormAlert fault={rerun.fault} />}
      </form>
    </Dialog>
  );
}
