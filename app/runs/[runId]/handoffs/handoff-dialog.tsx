"use client";

import type { RunView } from "#workflows/run/run-view";
import { Dialog } from "../../../_ui/dialog";
import { HandoffFields } from "./handoff-fields";

type HandoffDialogProps = { handoff: RunView["handoffs"][number]; view: RunView; onClose: () => void };

/** What passed from one agent to the next, checked field by field. */
export function HandoffDialog({ handoff, view, onClose }: HandoffDialogProps) {
  return (
    <Dialog
      open
      onOpenChange={(isOpen) => !isOpen && onClose()}
      title={`Handoff from ${handoff.from_agent} to ${handoff.to_agent}`}
    >
      <HandoffFields handoff={handoff} view={view} />
    </Dialog>
  );
}
