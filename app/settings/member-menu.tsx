"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Ellipsis, Link2, UserCog, UserMinus, UserPlus } from "lucide-react";
import { useState } from "react";
import type { Member } from "#server/auth/members";
import { readFault } from "../_trpc/read-fault";
import { sayRefusal } from "../_trpc/say-refusal";
import { useTRPC } from "../_trpc/trpc";
import { ConfirmDialog } from "../_ui/confirm-dialog";
import { IconButton } from "../_ui/icon-button";
import { Menu, MenuItem } from "../_ui/menu";
import { showToast } from "../_ui/toast";
import type { OneTimeLink } from "./one-time-link";
import { RoleDialog } from "./role-dialog";

type MemberMenuProps = { member: Member; onLink: (link: OneTimeLink) => void };

/** What an owner can do with a member. */
export function MemberMenu({ member, onLink }: MemberMenuProps) {
  const [open, setOpen] = useState<"role" | "disable" | null>(null);
  const { renew, enable, disable } = useMemberOrders(member, onLink);
  const isDisabled = member.status === "disabled";
  return (
    <>
      <Menu trigger={<IconButton label={`Manage ${member.name}`} icon={<Ellipsis />} size="sm" />}>
        <MenuItem icon={<UserCog aria-hidden />} onSelect={() => setOpen("role")}>
          Change the role…
        </MenuItem>
        {!isDisabled && (
          <MenuItem icon={<Link2 aria-hidden />} onSelect={renew}>
            New link to set a password
          </MenuItem>
        )}
        {isDisabled ? (
          <MenuItem icon={<UserPlus aria-hidden />} onSelect={enable}>
            Let in again
          </MenuItem>
        ) : (
          <MenuItem icon={<UserMinus aria-hidden />} isDangerous onSelect={() => setOpen("disable")}>
            Shut out…
          </MenuItem>
        )}
      </Menu>
      <RoleDialog member={member} open={open === "role"} onOpenChange={() => setOpen(null)} />
      <ConfirmDialog
        open={open === "disable"}
        onOpenChange={() => setOpen(null)}
        title={`Shut out ${member.name}?`}
        text="They are signed out at once and cannot sign in. What they did stays in the record, and you can let them in again."
        confirmLabel="Shut out"
        isDangerous
        onConfirm={disable}
      />
    </>
  );
}

function useMemberOrders({ id: memberId, name }: Member, onLink: (link: OneTimeLink) => void) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const refresh = { onSettled: () => queryClient.invalidateQueries(trpc.members.pathFilter()) };
  const renewal = useMutation(trpc.members.renewInvite.mutationOptions(refresh));
  const enabling = useMutation(trpc.members.enable.mutationOptions(refresh));
  const disabling = useMutation(trpc.members.disable.mutationOptions(refresh));
  const onError = (error: unknown) =>
    showToast("This was not done", { kind: "failed", text: readFault(error).sentence });
  return {
    renew: () =>
      renewal.mutate(
        { memberId },
        { onSuccess: ({ linkPath, expiresAt }) => onLink({ name, linkPath, expiresAt }), onError },
      ),
    enable: () => enabling.mutate({ memberId }, { onError }),
    disable: () => sayRefusal(disabling.mutateAsync({ memberId })),
  };
}
