"use client";

import { type FormEvent, type ReactNode, useId } from "react";
import { Button } from "../_ui/button";
import { Dialog } from "../_ui/dialog";

type RequestDialogProps = {
  title: string;
  /** What it will do, and what not. */
  text: string;
  /** The word on the button that sends it. */
  verb: string;
  isSending: boolean;
  canSend: boolean;
  onSend: () => void;
  onClose: () => void;
  children: ReactNode;
};

/** Something done about a request beside deciding it: a short form, sent or left. */
export function RequestDialog({ title, text, verb, isSending, canSend, ...rest }: RequestDialogProps) {
  const { onSend, onClose, children } = rest;
  const formId = useId();

  function submit(event: FormEvent) {
    event.preventDefault();
    if (canSend) onSend();
  }
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={title}
      text={text}
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" form={formId} tone="primary" disabled={!canSend || isSending}>
            {isSending ? "Sending…" : verb}
          </Button>
        </>
      }
    >
      <form id={formId} onSubmit={submit}>
        {children}
      </form>
    </Dialog>
  );
}
