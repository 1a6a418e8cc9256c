"use client";

import { useState } from "react";
import { useMay } from "../_trpc/use-session";
import { Button } from "../_ui/button";
import { Keys } from "../_ui/keys";
import { useShortcuts } from "../_ui/use-shortcuts";
import { AskDialog } from "./ask-dialog";
import { ReassignDialog } from "./reassign-dialog";
import { SnoozeDialog } from "./snooze-dialog";
import type { Review } from "./use-review";

const ACTS = [
  { name: "ask", label: "Ask a question", short: "Ask", keys: "q" },
  { name: "reassign", label: "Reassign", short: "Reassign", keys: "m" },
  { name: "snooze", label: "Snooze", short: "Snooze", keys: "h" },
] as const;
type Act = (typeof ACTS)[number]["name"];

/** What can be done about an open request without deciding it. */
export function MoreActions({ review: { request, hasKeys, kept } }: { review: Review }) {
  const may = useMay("approvals.discuss");
  const [open, setOpen] = useState<Act | null>(null);
  const shortcuts = ACTS.map(({ name, label, keys }) => ({
    keys,
    does: label,
    group: "Request",
    run: () => setOpen(name),
  }));
  useShortcuts(hasKeys && may ? shortcuts : []);
  const close = () => setOpen(null);
  if (!may) return null;
  return (
    <>
      <div className="flex flex-wrap gap-2 border-t pt-4">
        {ACTS.map(({ name, label, short, keys }) => (
          <Button key={name} size="sm" aria-label={label} onClick={() => setOpen(name)}>
            {short}
            {hasKeys && <Keys keys={keys} className="pointer-coarse:hidden" />}
          </Button>
        ))}
      </div>
      {open === "ask" && <AskDialog approvalId={request.id} kept={kept} onClose={close} />}
      {open === "reassign" && <ReassignDialog request={request} onClose={close} />}
      {open === "snooze" && <SnoozeDialog request={request} onClose={close} />}
    </>
  );
}
