"use client";

import { type FormEvent, type ReactNode, useId, useState } from "react";
import { Button } from "./button";
import { Dialog } from "./dialog";
import { Field } from "./field";
import { Textarea } from "./textarea";

type ConfirmDialogProps = {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  title: string;
  /** What will happen, and what will be lost. */
  text: ReactNode;
  confirmLabel: string;
  isDangerous?: boolean;
  reason?: "none" | "optional" | "required";
  reasonLabel?: string;
  /** Does it; a refusal must throw an Error with a sentence, which is shown in place. */
  onConfirm: (reason: string) => Promise<void>;
  children?: ReactNode;
};

/** Asks before something that matters, with a reason where the record needs one. The reason survives a refusal. */
export function ConfirmDialog(props: ConfirmDialogProps) {
  const { open, onOpenChange, reason = "none", reasonLabel = "Reason" } = props;
  const formId = useId();
  const [text, setText] = useState("");
  const [error, setError] = useState<string | null>(null);
  const [isSending, setIsSending] = useState(false);
  const isReasonMissing = reason === "required" && text.trim() === "";

  async function confirm(event: FormEvent) {
    event.preventDefault();
    if (isReasonMissing) return setError(`${reasonLabel} is needed: it goes into the record.`);
    setIsSending(true);
    setError(null);
    try {
      await props.onConfirm(text.trim());
      setText("");
      onOpenChange(false);
    } catch (cause) {
      setError(cause instanceof Error ? cause.message : "This could not be done. Try again.");
    } finally {
      setIsSending(false);
    }
  }

  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      title={props.title}
      text={props.text}
      footer={
        <>
          <Button onClick={() => onOpenChange(false)}>Keep as it is</Button>
          <Button
            type="submit"
            form={formId}
            tone={props.isDangerous ? "dangerStrong" : "primary"}
            disabled={isSending}
          >
            {isSending ? "Sending…" : props.confirmLabel}
          </Button>
        </>
      }
    >
      <form id={formId} onSubmit={confirm} className="grid gap-4" noValidate>
        {props.children}
        {reason === "none" ? (
          error && (
            <p role="alert" className="text-failed text-sm">
              {error}
            </p>
          )
        ) : (
          <Field label={reasonLabel} required={reason === "required"} error={error}>
            {(control) => (
              <Textarea {...control} value={text} onChange={(event) => setText(event.target.value)} />
            )}
          </Field>
        )}
      </form>
    </Dialog>
  );
}
