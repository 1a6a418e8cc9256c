"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import type { Member } from "#server/auth/members";
import { sayRefusal } from "../_trpc/say-refusal";
import { useTRPC } from "../_trpc/trpc";
import { ConfirmDialog } from "../_ui/confirm-dialog";
import { RoleChoice } from "./role-choice";

type RoleDialogProps = { member: Member; open: boolean; onOpenChange: (open: boolean) => void };

/** Gives a member another role. */
export function RoleDialog({ member, open, onOpenChange }: RoleDialogProps) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const [role, setRole] = useState(member.role);
  const change = useMutation(
    trpc.members.setRole.mutationOptions({
      onSettled: () => queryClient.invalidateQueries(trpc.members.pathFilter()),
    }),
  );
  return (
    <ConfirmDialog
      open={open}
      onOpenChange={onOpenChange}
      title={`The role of ${member.name}`}
      text="They are signed out and sign in again with the new role."
      confirmLabel="Change the role"
      onConfirm={() => sayRefusal(change.mutateAsync({ memberId: member.id, role }))}
    >
      <RoleChoice value={role} onChange={setRole} />
    </ConfirmDialog>
  );
}
