"use client";

import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { newRequestId } from "../../../_trpc/new-request-id";
import { sayRefusal } from "../../../_trpc/say-refusal";
import { useTRPC } from "../../../_trpc/trpc";
import { ConfirmDialog } from "../../../_ui/confirm-dialog";
import { EffectList } from "./effect-list";
import { type IncidentChoice, type IncidentPlace, sayIncidentChoice } from "./say-incident-choice";

type IncidentDialogProps = { choice: IncidentChoice; place: IncidentPlace; onClose: () => void };

/** Says what a way out of an incident does, and asks for what it needs. Lives as long as it is open. */
export function IncidentDialog({ choice, place, onClose }: IncidentDialogProps) {
  const trpc = useTRPC();
  const [requestId] = useState(newRequestId);
  const retry = useMutation(trpc.runs.retryStep.mutationOptions());
  const skip = useMutation(trpc.runs.skipStep.mutationOptions());
  const fail = useMutation(trpc.runs.failStep.mutationOptions());
  const { title, label, reasonLabel, effects, isDangerous } = sayIncidentChoice(choice, place);
  const { runId, stepKey, incidentId } = place;

  function send(text: string): Promise<unknown> {
    const order = { runId, stepKey, incidentId, requestId };
    switch (choice) {
      case "retry":
        return retry.mutateAsync({ ...order, reason: text });
      case "edit-and-retry":
        return retry.mutateAsync({ ...order, reason: "", input: text });
      case "skip":
        return skip.mutateAsync({ ...order, reason: text });
      case "fail":
        return fail.mutateAsync({ ...order, reason: text });
    }
  }
  return (
    <ConfirmDialog
      open
      onOpenChange={(isOpen) => !isOpen && onClose()}
      title={title}
      confirmLabel={label}
      isDangerous={isDangerous}
      reason={choice === "retry" ? "optional" : "required"}
      reasonLabel={reasonLabel}
      onConfirm={(text) => sayRefusal(send(text))}
      text={place.sentence}
    >
      <EffectList effects={effects} />
    </ConfirmDialog>
  );
}
