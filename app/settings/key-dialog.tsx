"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useId, useState } from "react";
import type { KeyOrder } from "#server/auth/issue-key";
import { readFault } from "../_trpc/read-fault";
import { useTRPC } from "../_trpc/trpc";
import { Button } from "../_ui/button";
import { Checkbox } from "../_ui/checkbox";
import { countOf } from "../_ui/count-of";
import { Dialog } from "../_ui/dialog";
import { Field } from "../_ui/field";
import { FormAlert } from "../_ui/form-alert";
import { Input } from "../_ui/input";
import { Select } from "../_ui/select";
import { RoleChoice } from "./role-choice";

type KeyDialogProps = {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  onSecret: (secret: string) => void;
};

const NEW_KEY: KeyOrder = { name: "", role: "operator", mayDecide: false, expiresInDays: 90 };
const LIFETIMES = [7, 30, 90, 365];

/** Makes a key for a script. */
export function KeyDialog({ open, onOpenChange, onSecret }: KeyDialogProps) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const formId = useId();
  const [order, setOrder] = useState(NEW_KEY);
  const create = useMutation(
    trpc.keys.create.mutationOptions({
      onSuccess: ({ secret }) => {
        setOrder(NEW_KEY);
        onOpenChange(false);
        onSecret(secret);
      },
      onSettled: () => queryClient.invalidateQueries(trpc.keys.pathFilter()),
    }),
  );
  const fault = create.error && readFault(create.error);
  const canDecide = order.role === "approver" || order.role === "owner";

  function submit(event: FormEvent) {
    event.preventDefault();
    create.mutate({ ...order, mayDecide: canDecide && order.mayDecide });
  }

  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      title="Make a key"
      footer={
        <>
          <Button onClick={() => onOpenChange(false)}>Cancel</Button>
          <Button type="submit" form={formId} tone="primary" disabled={create.isPending}>
            {create.isPending ? "Making the key…" : "Make the key"}
          </Button>
        </>
      }
    >
      <form id={formId} onSubmit={submit} className="grid gap-4">
        {fault && fault.field !== "name" && <FormAlert fault={fault} />}
        <Field
          label="Name"
          required
          help="What it is for; the record names it."
          error={fault?.field === "name" ? fault.sentence : null}
        >
          {(control) => (
            <Input
              {...control}
              value={order.name}
              onChange={({ target }) => setOrder({ ...order, name: target.value })}
            />
          )}
        </Field>
        <RoleChoice value={order.role} onChange={(role) => setOrder({ ...order, role })} />
        <Checkbox
          label="May decide approvals"
          help="Keys of the roles approver and owner only. Usually people decide."
          checked={canDecide && order.mayDecide}
          disabled={!canDecide}
          onChange={({ target }) => setOrder({ ...order, mayDecide: target.checked })}
        />
        <Field label="Ends after" required>
          {(control) => (
            <Select
              {...control}
              value={order.expiresInDays}
              onChange={({ target }) => setOrder({ ...order, expiresInDays: Number(target.value) })}
              className="max-w-40"
            >
              {LIFETIMES.map((days) => (
                <option key={days} value={days}>
                  {countOf(days, "day")}
                </option>
              ))}
            </Select>
          )}
        </Field>
      </form>
    </Dialog>
  );
}
