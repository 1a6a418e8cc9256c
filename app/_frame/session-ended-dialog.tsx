"use client";

import { ExternalLink } from "lucide-react";
import { useState } from "react";
import { Button } from "../_ui/button";
import { Dialog } from "../_ui/dialog";

type SessionEndedDialogProps = {
  open: boolean;
  /** Looks again whether someone is signed in. */
  onContinue: () => Promise<unknown>;
};

/** Stands over the page of someone whose session ended; what they wrote stays where it is. */
export function SessionEndedDialog({ open, onContinue }: SessionEndedDialogProps) {
  const [isLooking, setLooking] = useState(false);

  async function look() {
    setLooking(true);
    await onContinue();
    setLooking(false);
  }

  return (
    <Dialog
      open={open}
      onOpenChange={() => {}}
      isFirm
      title="You are signed out"
      text="Nothing on this page is lost. Sign in again in a new tab; this page then goes on by itself."
      footer={
        <>
          <Button onClick={look} disabled={isLooking}>
            {isLooking ? "Looking…" : "I have signed in"}
          </Button>
          <Button asChild tone="primary">
            <a href="/login?then=close" target="_blank" rel="noopener">
              <ExternalLink aria-hidden />
              Sign in in a new tab
            </a>
          </Button>
        </>
      }
    />
  );
}
