"use client";

import { useRouter } from "next/navigation";
import { type FormEvent, useEffect, useId, useState } from "react";
import { readFault } from "../../_trpc/read-fault";
import { Button } from "../../_ui/button";
import { countOf } from "../../_ui/count-of";
import { Dialog } from "../../_ui/dialog";
import { Field } from "../../_ui/field";
import { FormAlert } from "../../_ui/form-alert";
import { Input } from "../../_ui/input";
import { Textarea } from "../../_ui/textarea";
import { ORDER_WORDS, type RunOrder } from "../run-order";
import { BulkDialogResults } from "./bulk-dialog-results";
import type { OrderTarget } from "./order-target";
import { useBulkStart } from "./use-bulk-start";

/** Results of so few are shown in place; more have a page to themselves. */
const MOST_IN_PLACE = 20;

type BulkDialogProps = { order: RunOrder; target: OrderTarget; onClose: () => void };

/** Asks once for all; the server then carries the order out, whether or not anybody looks on. */
export function BulkDialog({ order, target, onClose }: BulkDialogProps) {
  const router = useRouter();
  const { count, isTooMany, start, send } = useBulkStart(order, target);
  const started = start.data;
  const isLong = started !== undefined && started.total > MOST_IN_PLACE;
  useEffect(() => {
    if (!isLong || !started) return;
    onClose();
    router.push(`/runs/bulk/${started.jobId}`);
  }, [isLong, started, onClose, router]);
  if (started && !isLong) return <BulkDialogResults jobId={started.jobId} onClose={onClose} />;
  return (
    <AskDialog
      {...{ order, count, isTooMany, onClose }}
      isSending={start.isPending || isLong}
      fault={start.error && readFault(start.error).sentence}
      onSend={send}
    />
  );
}

type AskDialogProps = {
  order: RunOrder;
  count: number | null;
  isTooMany: boolean;
  isSending: boolean;
  fault: string | null;
  onSend: (reason: string) => void;
  onClose: () => void;
};

function AskDialog({ order, count, isTooMany, isSending, fault, onSend, onClose }: AskDialogProps) {
  const formId = useId();
  const [reason, setReason] = useState("");
  const [typed, setTyped] = useState("");
  const { label, means } = ORDER_WORDS[order];
  const what = count === null ? "runs" : countOf(count, "run");
  const number = (count ?? 0).toLocaleString("en");
  const mustType = order === "cancel" && count !== null && count > 1;
  const isReady = count !== null && count > 0 && !isTooMany && (!mustType || typed.trim() === number);
  const tooMany = `More than ${number} runs fit. Narrow the list, and order in portions.`;
  const refusal = isTooMany ? tooMany : fault;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (isReady) onSend(reason.trim());
  };
  return (
    <Dialog
      open
      onOpenChange={(isOpen) => !isOpen && onClose()}
      title={`${label} ${what}?`}
      text={means}
      footer={
        <>
          <Button onClick={onClose}>Keep as they are</Button>
          <Button
            type="submit"
            form={formId}
            tone={order === "cancel" ? "dangerStrong" : "primary"}
            disabled={!isReady || isSending}
          >
            {isSending ? "Sending…" : `${label} ${what}`}
          </Button>
        </>
      }
    >
      <form id={formId} onSubmit={submit} className="grid gap-4" noValidate>
        {refusal && <FormAlert fault={{ sentence: refusal }} />}
        <Field label="Reason" help="Goes into the record of each run.">
          {(control) => (
            <Textarea {...control} value={reason} onChange={(event) => setReason(event.target.value)} />
          )}
        </Field>
        {mustType && (
          <Field label={`Type ${number} to go on`} required>
            {(control) => (
              <Input {...control} value={typed} onChange={(event) => setTyped(event.target.value)} />
            )}
          </Field>
        )}
      </form>
    </Dialog>
  );
}
