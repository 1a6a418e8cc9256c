"use client";

import {
  CircleCheck,
  CircleSlash,
  CircleX,
  Clock,
  Hand,
  type LucideIcon,
  OctagonX,
  PenLine,
  Wallet,
} from "lucide-react";
import type { ReactNode } from "react";
import type { RunView } from "#workflows/run/run-view";
import { Button } from "../../_ui/button";
import { cn } from "../../_ui/cn";
import { PlainText } from "../../_ui/plain-text";
import { WaitingSentence } from "../../_ui/waiting-sentence";
import { RetryNow } from "./orders/retry-now";
import { useRunAddress } from "./run-address";
import { isAtWork, sayWork } from "./say-work";
import { useMayOrder } from "./travel/use-may-order";

/**
 * What the run waits for, with the button that helps; else who works on what, or how it ended. Pauses and incidents
 * stand in the alert strip.
 */
export function RunStanding({ view }: { view: RunView }) {
  const { waiting, reason, finishedAt } = view;
  if (finishedAt !== null) {
    const [icon, tone] = ENDS[view.status] ?? ENDS.cancelled;
    return (
      <Line icon={icon} tone={tone}>
        <Words>
          <PlainText text={reason?.sentence ?? ""} />
        </Words>
      </Line>
    );
  }
  if (!waiting || waiting.kind === "person" || waiting.kind === "incident") {
    return (
      <Line icon={PenLine} tone={isAtWork(view) ? "text-running" : "text-ink-3"}>
        <Words>
          <PlainText text={sayWork(view)} />
        </Words>
      </Line>
    );
  }
  const [icon, tone] = WAITS[waiting.kind] ?? [Clock, "text-ink-3"];
  return (
    <Line icon={icon} tone={tone}>
      <Words>
        <WaitingSentence waiting={waiting} otherwise={sayWork(view)} />
      </Words>
      <span className="contents print:hidden">
        <WaitingAction view={view} action={waiting.action} />
      </span>
    </Line>
  );
}

const WAITS: Partial<Record<NonNullable<RunView["waiting"]>["kind"], [LucideIcon, string]>> = {
  approval: [Hand, "text-waiting"],
  budget: [Wallet, "text-waiting"],
  stop: [OctagonX, "text-failed"],
};

const ENDS: Partial<Record<RunView["status"], [LucideIcon, string]>> & { cancelled: [LucideIcon, string] } = {
  completed: [CircleCheck, "text-done"],
  failed: [CircleX, "text-failed"],
  cancelled: [CircleSlash, "text-idle"],
};

function Line({ icon: Icon, tone, children }: { icon: LucideIcon; tone: string; children: ReactNode }) {
  return (
    <div className="flex min-h-7 min-w-0 items-center gap-2 text-sm max-md:w-full">
      <Icon aria-hidden className={cn("size-4 shrink-0", tone)} />
      {children}
    </div>
  );
}

function Words({ children }: { children: ReactNode }) {
  return <p className="min-w-0 [overflow-wrap:anywhere] max-md:flex-1">{children}</p>;
}

type WaitingActionProps = { view: RunView; action: NonNullable<RunView["waiting"]>["action"] };

function WaitingAction({ view, action }: WaitingActionProps) {
  const { openStep } = useRunAddress();
  const { may, isBlocked } = useMayOrder();
  switch (action?.kind) {
    case "open-approval": {
      const stepKey = view.approvals.find(({ approvalId }) => approvalId === action.approvalId)?.stepKey;
      if (stepKey === undefined) return null;
      return (
        <Button size="sm" tone="primary" onClick={() => openStep(stepKey)}>
          {action.label}
        </Button>
      );
    }
    case "retry-now":
      return may && !isBlocked && action.stepKey !== undefined ? (
        <RetryNow runId={view.runId} stepKey={action.stepKey} />
      ) : null;
    default:
      // Resuming stands in the header, an incident in the alert strip.
      return null;
  }
}
