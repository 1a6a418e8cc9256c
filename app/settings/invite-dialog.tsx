"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useId, useState } from "react";
import type { Role } from "#workflows/definition/definition";
import { readFault } from "../_trpc/read-fault";
import { useTRPC } from "../_trpc/trpc";
import { Button } from "../_ui/button";
import { Dialog } from "../_ui/dialog";
import { Field } from "../_ui/field";
import { FormAlert } from "../_ui/form-alert";
import { Input } from "../_ui/input";
import type { OneTimeLink } from "./one-time-link";
import { RoleChoice } from "./role-choice";

type InviteDialogProps = {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  onLink: (link: OneTimeLink) => void;
};

const NOBODY: { name: string; email: string; role: Role } = { name: "", email: "", role: "approver" };

/** Makes an account that waits for its owner's password. */
export function InviteDialog({ open, onOpenChange, onLink }: InviteDialogProps) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const formId = useId();
  const [person, setPerson] = useState(NOBODY);
  const invite = useMutation(
    trpc.members.invite.mutationOptions({
      onSuccess: ({ member, linkPath, expiresAt }) => {
        setPerson(NOBODY);
        onOpenChange(false);
        onLink({ name: member.name, linkPath, expiresAt });
      },
      onSettled: () => queryClient.invalidateQueries(trpc.members.pathFilter()),
    }),
  );
  const fault = invite.error && readFault(invite.error);
  const faultOf = (field: string) => (fault?.field === field ? fault.sentence : null);

  function submit(event: FormEvent) {
    event.preventDefault();
    invite.mutate(person);
  }

  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      title="Invite a member"
      text="You get a link to hand over. It works once and for 72 hours."
      footer={
        <>
          <Button onClick={() => onOpenChange(false)}>Cancel</Button>
          <Button type="submit" form={formId} tone="primary" disabled={invite.isPending}>
            {invite.isPending ? "Making the link…" : "Make the link"}
          </Button>
        </>
      }
    >
      <form id={formId} onSubmit={submit} className="grid gap-4">
        {fault && !faultOf("name") && !faultOf("email") && <FormAlert fault={fault} />}
        <Field label="Name" required error={faultOf("name")}>
          {(control) => (
            <Input
              {...control}
              value={person.name}
              onChange={({ target }) => setPerson({ ...person, name: target.value })}
            />
          )}
        </Field>
        <Field
          label="E-mail"
          required
          help="They sign in with it. Nothing is sent there."
          error={faultOf("email")}
        >
          {(control) => (
            <Input
              {...control}
              type="email"
              value={person.email}
              onChange={({ target }) => setPerson({ ...person, email: target.value })}
            />
          )}
        </Field>
        <RoleChoice value={person.role} onChange={(role) => setPerson({ ...person, role })} />
      </form>
    </Dialog>
  );
}
