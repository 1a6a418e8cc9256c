"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useId, useState } from "react";
import type { DestinationRow } from "#server/orders/destinations";
import { NOTICE_KINDS, type NoticeKind } from "#workflows/notices/notice-kind";
import { readFault } from "../../_trpc/read-fault";
import { useTRPC } from "../../_trpc/trpc";
import { Button } from "../../_ui/button";
import { Checkbox } from "../../_ui/checkbox";
import { Dialog } from "../../_ui/dialog";
import { Field } from "../../_ui/field";
import { FormAlert } from "../../_ui/form-alert";
import { Input } from "../../_ui/input";

/** A new one of a channel, or one that is there. */
export type Edited = Pick<DestinationRow, "channel"> & Partial<DestinationRow>;

type DestinationDialogProps = {
  edited: Edited;
  onClose: () => void;
  onSecret: (secret: string | null) => void;
};

/** Adds a destination, or changes what it is told. The address of a webhook never changes. */
export function DestinationDialog({ edited, onClose, onSecret }: DestinationDialogProps) {
  const formId = useId();
  const { id, channel } = edited;
  const isNewWebhook = channel === "webhook" && id === undefined;
  const [name, setName] = useState(edited.name ?? (channel === "slack" ? "Slack" : ""));
  const [url, setUrl] = useState("");
  const [kinds, setKinds] = useState<readonly NoticeKind[]>(edited.kinds ?? ["request", "incident"]);
  const { add, change, fault, isPending } = useSaving(onClose, onSecret);

  function submit(event: FormEvent) {
    event.preventDefault();
    const told = { name, kinds: [...kinds] };
    if (id !== undefined) change({ id, ...told });
    else add(channel === "webhook" ? { ...told, channel, url } : { ...told, channel });
  }

  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={titleOf(edited)}
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" form={formId} tone="primary" disabled={isPending || kinds.length === 0}>
            {isPending ? "Saving…" : id === undefined ? "Add it" : "Save"}
          </Button>
        </>
      }
    >
      <form id={formId} onSubmit={submit} className="grid gap-4">
        {fault && fault.field !== "url" && <FormAlert fault={fault} />}
        <Field label="Name" required>
          {(control) => <Input {...control} value={name} onChange={({ target }) => setName(target.value)} />}
        </Field>
        {isNewWebhook && (
          <Field
            label="Address"
            required
            help="It is called with POST and JSON. Afterwards only its host is shown."
            error={fault?.field === "url" ? fault.sentence : null}
          >
            {(control) => (
              <Input {...control} type="url" value={url} onChange={({ target }) => setUrl(target.value)} />
            )}
          </Field>
        )}
        <KindChoice kinds={kinds} onChange={setKinds} />
      </form>
    </Dialog>
  );
}

function titleOf({ id, channel, name }: Edited): string {
  if (id !== undefined) return `What ${name} is told`;
  return channel === "slack" ? "Add the Slack channel" : "Add a webhook";
}

type KindChoiceProps = { kinds: readonly NoticeKind[]; onChange: (kinds: readonly NoticeKind[]) => void };

function KindChoice({ kinds, onChange }: KindChoiceProps) {
  return (
    <fieldset className="grid gap-1">
      <legend className="mb-1 font-medium text-sm">It is told of</legend>
      <div className="grid sm:grid-cols-2">
        {NOTICE_KINDS.map(({ kind, label }) => (
          <Checkbox
            key={kind}
            label={label}
            checked={kinds.includes(kind)}
            onChange={({ target }) =>
              onChange(target.checked ? [...kinds, kind] : kinds.filter((other) => other !== kind))
            }
          />
        ))}
      </div>
    </fieldset>
  );
}

function useSaving(onClose: () => void, onSecret: (secret: string | null) => void) {
  const { destinations } = useTRPC().notifications;
  const queryClient = useQueryClient();
  const onSettled = () => queryClient.invalidateQueries(destinations.pathFilter());
  const add = useMutation(
    destinations.add.mutationOptions({
      onSuccess: ({ secret }) => {
        onClose();
        onSecret(secret);
      },
      onSettled,
    }),
  );
  const change = useMutation(destinations.change.mutationOptions({ onSuccess: onClose, onSettled }));
  const error = add.error ?? change.error;
  return {
    add: add.mutate,
    change: change.mutate,
    fault: error && readFault(error),
    isPending: add.isPending || change.isPending,
  };
}
