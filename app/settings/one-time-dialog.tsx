"use client";

import type { ReactNode } from "react";
import { Button } from "../_ui/button";
import { CopyButton } from "../_ui/copy-button";
import { Dialog } from "../_ui/dialog";

type OneTimeDialogProps = {
  title: string;
  text: ReactNode;
  /** Null: nothing to show. */
  secret: string | null;
  onClose: () => void;
};

/** Shows what can be seen only once; closes only when somebody says that they have it. */
export function OneTimeDialog({ title, text, secret, onClose }: OneTimeDialogProps) {
  return (
    <Dialog
      open={secret !== null}
      onOpenChange={onClose}
      isFirm
      title={title}
      text={text}
      footer={
        <Button tone="primary" onClick={onClose}>
          I have copied it
        </Button>
      }
    >
      <p className="flex items-start gap-2 rounded-md border bg-sunken p-3">
        <code className="min-w-0 flex-1 select-all break-all font-mono text-sm">{secret}</code>
        <CopyButton text={secret ?? ""} label="Copy" />
      </p>
    </Dialog>
  );
}
