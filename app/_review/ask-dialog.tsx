"use client";

import { useState } from "react";
import { Field } from "../_ui/field";
import { Textarea } from "../_ui/textarea";
import { RequestDialog } from "./request-dialog";
import { sayFault, useRequestChange } from "./use-request-change";

type AskDialogProps = { approvalId: string; onClose: () => void };

/** Asks the others something about a request; nothing is decided by it. */
export function AskDialog({ approvalId, onClose }: AskDialogProps) {
  const { ask } = useRequestChange(approvalId);
  const [text, setText] = useState("");
  return (
    <RequestDialog
      title="Ask a question"
      text="Everybody who looks at this request reads it, under History. The request goes on waiting; the agent does not get it."
      verb="Ask"
      isSending={ask.isPending}
      canSend={text.trim() !== ""}
      onSend={() => ask.mutate(text.trim(), { onSuccess: onClose })}
      onClose={onClose}
    >
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
    </RequestDialog>
  );
}

/** The words come first, before the button that closes. */
function focusFirst(box: HTMLTextAreaElement | null): void {
  box?.focus();
}
