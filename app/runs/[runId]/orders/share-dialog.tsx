"use client";

import { Download } from "lucide-react";
import { Button } from "../../../_ui/button";
import { Dialog } from "../../../_ui/dialog";

type ShareDialogProps = { runId: string; onClose: () => void };

/** Says what is in a run's bundle, and in what it is not, before somebody passes it on. */
export function ShareDialog({ runId, onClose }: ShareDialogProps) {
  return (
    <Dialog
      open
      onOpenChange={(isOpen) => !isOpen && onClose()}
      title="Share the story of this run"
      text="One zip for somebody who has no account here: the report, every event, the workflow as the run took it, decisions with what was said about them, handoffs, and every version of every document."
      footer={
        <>
          <Button onClick={onClose}>Close</Button>
          <Button asChild tone="primary">
            <a href={`/files/runs/${runId}/bundle.zip`} download onClick={onClose}>
              <Download aria-hidden />
              Download the bundle
            </a>
          </Button>
        </>
      }
    >
      <p className="text-ink-2">
        It holds no keys, passwords or sessions, and no prompts or answers of models. It does hold what people
        typed into the run and what agents wrote: read it before you pass it on.
      </p>
    </Dialog>
  );
}
