"use client";

import { Field } from "../_ui/field";
import { Textarea } from "../_ui/textarea";
import { RequestDialog } from "./request-dialog";
import type { KeptDraft } from "./use-draft";
import { sayFault, useRequestChange } from "./use-request-change";

type AskDialogProps = { approvalId: string; kept: KeptDraft; onClose: () => void };

/** Asks the others something about a request; nothing is decided by it. */
export function AskDialog({ approvalId, kept, onClose }: AskDialogProps) {
  const { ask } = useRequestChange(approvalId);
  const text = kept.draft.note;

  function send() {
    const said = () => {
      kept.write({ note: "" });
      onClose();
    };
    ask.mutate(text.trim(), { onSuccess: said });
  }
  return (
    <RequestDialog
      title="Ask a question"
      text="Everybody who looks at this request reads it, under History. The request goes on waiting; the agent does not get it."
      verb="Ask"
      isSending={ask.isPending}
      canSend={text.trim() !== ""}
      onSend={send}
      onClose={onClose}
    >
      <Field label="Question" required error={sayFault(ask.error)}>
        {(control) => (
          <Textarea
            {...control}
            ref={focusFirst}
            maxLength={10_000}
            value={text}
            onChange={(event) => kept.write({ note: event.target.value })}
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
