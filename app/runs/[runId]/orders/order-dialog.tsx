"use client";

import type { RunView } from "#workflows/run/run-view";
import { ConfirmDialog } from "../../../_ui/confirm-dialog";
import { EffectList } from "./effect-list";
import { type RunOrder, sayOrder } from "./say-order";
import { useRunOrder } from "./use-run-order";

type OrderDialogProps = { order: RunOrder; view: RunView; onClose: () => void };

/** Says what the order does to this run, and asks why. Lives as long as it is open. */
export function OrderDialog({ order, view, onClose }: OrderDialogProps) {
  const { title, label, isDangerous, effects } = sayOrder(order, view);
  const send = useRunOrder(view.runId, order);
  return (
    <ConfirmDialog
      open
      onOpenChange={(isOpen) => !isOpen && onClose()}
      title={title}
      text={`“${view.title}”`}
      confirmLabel={label}
      isDangerous={isDangerous}
      reason="optional"
      reasonLabel="Why"
      onConfirm={send}
    >
      <EffectList effects={effects} />
    </ConfirmDialog>
  );
}
