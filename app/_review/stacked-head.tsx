"use client";

import { ArrowDown } from "lucide-react";
import type { ApprovalDetail } from "#server/queries/approval-detail";
import { Button } from "../_ui/button";
import { PlainText } from "../_ui/plain-text";

/** Where the decision stands below the document: what it is about, and the way down to it. */
export function StackedHead({ request }: { request: ApprovalDetail }) {
  return (
    <div className="flex items-center gap-3 border-b bg-surface px-4 py-2 @min-[44rem]:hidden">
      <p className="min-w-0 flex-1 text-sm">
        <span className="block font-medium wrap-anywhere">
          <PlainText text={request.question} />
        </span>
        <span className="block truncate text-ink-2">
          <PlainText text={request.runTitle} />
        </span>
      </p>
      <Button size="sm" onClick={(event) => goToDecision(event.currentTarget)}>
        <ArrowDown aria-hidden />
        {request.status === "pending" ? "Decide" : "Decision"}
      </Button>
    </div>
  );
}

function goToDecision(button: HTMLElement): void {
  const pane = button.closest("[data-review]")?.querySelector<HTMLElement>("[data-decision-pane]");
  pane?.querySelector<HTMLElement>("h2")?.focus({ preventScroll: true });
  pane?.scrollIntoView({ block: "start" });
}
