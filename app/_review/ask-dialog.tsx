"use client";

import { type FormEvent, useId, useState } from "react";
import { Button } from "../_ui/button";
import { Dialog } from "../_ui/dialog";
import { Field } from "../_ui/field";
import { Textarea } from "../_ui/textarea";
import { sayFault, useRequestChange } from "./use-request-change";

type RequestDialogProps = { approvalId: string; onClose: () => void };

/** Asks the others something about a request; nothing is decided by it. */
export function AskDialog({ approvalId, onClose }: RequestDialogProps) {
  const { ask } = useRequestChange(approvalId);
  const [text, setText] = useState("");
  const formId = useId();

  function submit(event: FormEvent) {
    event.preventDefault();
    if (text.trim() !== "") ask.mutate(text.trim(), { onSuccess: onClose });
  }
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title="Ask a question"
      text="Everybody who looks at this request reads it, under History. The request goes on waiting; the agent does not get it."
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" form={formId} tone="primary" disabled={text.trim() === "" || ask.isPending}>
            {ask.isPending ? "Sending…" : "Ask"}
          </Button>
        </>
      }
    >
      <form id={formId} onSubmit={submit}>
        <Field label="Question" required error={sayFault(ask.error)}>
          {(control) => (
            <Textarea
              {...control}
              ref={focusFirst}
              maxLength={10_000}
              value={text}
              onChange={(event) => setText(event.target.value)}
            />
          )}
        </Field>
      </form>
    </Dialog>
  );
}

/** The words come first, before the button that closes. */
function focusFirst(box: HTMLTextAreaElement | null): void {
  box?.focus();
}
