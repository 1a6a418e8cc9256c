"use client";

import { useState } from "react";
import type { ApprovalDetail } from "#server/queries/approval-detail";
import { Button } from "../_ui/button";
import { Dialog } from "../_ui/dialog";
import { Field } from "../_ui/field";
import { Input } from "../_ui/input";
import { AbsoluteTime, RelativeTime } from "../_ui/relative-time";
import { readServerNow } from "../_ui/server-clock";
import { snoozeMoments, writeLocal } from "./snooze-moments";
import { sayFault, useRequestChange } from "./use-request-change";

type SnoozeDialogProps = { request: ApprovalDetail; onClose: () => void };

/** Puts a request aside until a moment; it stays open, and its time limit runs on. */
export function SnoozeDialog({ request, onClose }: SnoozeDialogProps) {
  const { snooze } = useRequestChange(request.id);
  const [moments] = useState(() => snoozeMoments(new Date(readServerNow())));
  const [own, setOwn] = useState(() => writeLocal(moments[2]?.at ?? new Date(readServerNow())));
  const put = (until: Date | null) => snooze.mutate(until, { onSuccess: onClose });
  const { snoozedUntil } = request;
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title="Snooze"
      text="Leaves everybody's inbox until then. The request stays open, and its time limit runs on."
      footer={
        snoozedUntil && (
          <Button disabled={snooze.isPending} onClick={() => put(null)}>
            Back into the inbox now
          </Button>
        )
      }
    >
      <div className="grid gap-4">
        {snoozedUntil && (
          <p className="text-sm">
            Put aside until <AbsoluteTime at={snoozedUntil} /> (<RelativeTime at={snoozedUntil} />
            ).
          </p>
        )}
        <div className="grid gap-2 sm:grid-cols-2">
          {moments.map(({ label, at }) => (
            <Button key={label} disabled={snooze.isPending} onClick={() => put(at)}>
              {label}
            </Button>
          ))}
        </div>
        <div className="flex items-end gap-2">
          <Field label="Until" required className="flex-1" error={sayFault(snooze.error)}>
            {(control) => (
              <Input
                {...control}
                type="datetime-local"
                value={own}
                onChange={(event) => setOwn(event.target.value)}
              />
            )}
          </Field>
          <Button disabled={own === "" || snooze.isPending} onClick={() => put(new Date(own))}>
            Snooze
          </Button>
        </div>
      </div>
    </Dialog>
  );
}
