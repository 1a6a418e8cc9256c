"use client";

import { useState } from "react";
import type { ApprovalDetail } from "#server/queries/approval-detail";
import { useMembers } from "../_trpc/use-members";
import { FieldError } from "../_ui/field";
import { type RadioCard, RadioCards } from "../_ui/radio-cards";
import { RequestDialog } from "./request-dialog";
import { sayFault, useRequestChange } from "./use-request-change";

const NOBODY = "nobody";

type ReassignDialogProps = { request: ApprovalDetail; onClose: () => void };

/** Asks one member in person, or nobody again. Whoever else may decide still may. */
export function ReassignDialog({ request, onClose }: ReassignDialogProps) {
  const { assign } = useRequestChange(request.id);
  const [chosen, setChosen] = useState(request.assignee ?? NOBODY);
  const cards = useCards(request);
  const name = String(cards.find(({ value }) => value === chosen)?.title ?? "");
  return (
    <RequestDialog
      title="Reassign"
      text="The request goes into that person's inbox. Everybody else who may decide it still may."
      verb="Reassign"
      isSending={assign.isPending}
      canSend={chosen !== (request.assignee ?? NOBODY)}
      onSend={() => assign.mutate({ id: chosen === NOBODY ? null : chosen, name }, { onSuccess: onClose })}
      onClose={onClose}
    >
      <RadioCards legend="Who is asked" name="assignee" cards={cards} value={chosen} onChange={setChosen} />
      {assign.error && <FieldError id="assignee-error">{sayFault(assign.error)}</FieldError>}
    </RequestDialog>
  );
}

/** Members who may decide this request. */
function useCards({ facts }: ApprovalDetail): RadioCard<string>[] {
  const members = useMembers().data ?? [];
  const deciders = members.filter(
    ({ status, role }) => status === "active" && facts.mayDecide.some((one) => one === role),
  );
  return [
    { value: NOBODY, title: "Nobody in person", text: `Any ${facts.mayDecide.join(" or ")}` },
    ...deciders.map(({ id, name, role }) => ({ value: id, title: name, text: role })),
  ];
}
