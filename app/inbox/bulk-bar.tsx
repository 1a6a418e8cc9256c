"use client";

import { useEffect, useRef, useState } from "react";
import { ACTION_LABELS } from "../_review/actions";
import { useMay } from "../_trpc/use-session";
import { Button } from "../_ui/button";
import { BulkDialog } from "./bulk-dialog";
import { openRequestId } from "./inbox-address";
import { focusOpenRow, isFocusLost } from "./queue-focus";
import type { BulkAction } from "./use-bulk-decision";
import type { Selection } from "./use-selection";

const ACTIONS = ["approve", "revise", "reject"] as const satisfies readonly BulkAction[];

/** What can be done with the selected requests. */
export function BulkBar({ selection }: { selection: Selection }) {
  const [action, setAction] = useState<BulkAction | null>(null);
  const [comment, setComment] = useState("");
  const may = useMay("approvals.decide");
  const { chosen, clear } = selection;
  useFocusAfterBulk(action !== null);
  if (chosen.length === 0 && action === null) return null;
  return (
    <div className="sticky bottom-(--bar-height) z-10 grid gap-2 border-t bg-raised px-3 py-2.5">
      <p className="flex items-center justify-between gap-2 text-sm">
        <span className="font-medium">{chosen.length} selected</span>
        <Button tone="quiet" size="sm" onClick={clear}>
          Clear
        </Button>
      </p>
      <div className="flex flex-wrap gap-2">
        {ACTIONS.map((one) => (
          <Button
            key={one}
            size="sm"
            tone={one === "reject" ? "danger" : "plain"}
            disabled={!may}
            onClick={() => setAction(one)}
          >
            {ACTION_LABELS[one]}…
          </Button>
        ))}
      </div>
      {action && (
        <BulkDialog
          rows={chosen}
          action={action}
          comment={comment}
          onComment={setComment}
          onClose={(isDone) => {
            setAction(null);
            if (!isDone) return;
            clear();
            setComment("");
          }}
        />
      )}
    </div>
  );
}

/** The buttons that led to the dialog are gone when all was decided: the focus goes to the queue. */
function useFocusAfterBulk(isOpen: boolean): void {
  const wasOpen = useRef(isOpen);
  useEffect(() => {
    if (wasOpen.current && !isOpen && isFocusLost()) focusOpenRow(openRequestId());
    wasOpen.current = isOpen;
  }, [isOpen]);
}
