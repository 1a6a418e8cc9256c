"use client";

import { CloudOff } from "lucide-react";
import { Button } from "../_ui/button";
import { FormAlert } from "../_ui/form-alert";
import type { Deciding } from "./use-deciding";

/** What is known of a decision that was sent: on its way, without an answer, or refused. */
export function SendingNote({ deciding }: { deciding: Deciding }) {
  const { isUnsure, isSending, fault } = deciding;
  if (isUnsure) {
    return (
      <div
        role="status"
        className="grid gap-2 rounded-md border border-waiting-line border-dashed bg-waiting-soft px-3 py-2 text-sm text-waiting"
      >
        <p className="flex items-start gap-2">
          <CloudOff aria-hidden className="mt-0.5 size-4 shrink-0" />
          <span>
            No answer came, so your decision may have been taken or not.{" "}
            {isSending ? "Asking again; it counts once." : "Ask again to know; it counts once."}
          </span>
        </p>
        {!isSending && (
          <Button size="sm" className="justify-self-start" onClick={deciding.sendAgain}>
            Ask again
          </Button>
        )}
      </div>
    );
  }
  // What somebody else did is told by the banner.
  if (!fault || fault.reason === "already-decided" || fault.reason === "content-changed") return null;
  return <FormAlert fault={fault} />;
}
