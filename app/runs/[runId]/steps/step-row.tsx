"use client";

import { memo } from "react";
import type { LiveTexts } from "../../../_live/live-text";
import { useLiveText } from "../../../_live/use-live-text";
import { cn } from "../../../_ui/cn";
import { PlainText } from "../../../_ui/plain-text";
import { StepBadge } from "../../../_ui/status-badge";
import type { Store } from "../../../_ui/store";
import { StepDuration } from "./step-duration";
import { StepNews } from "./step-news";
import type { RequestOfRun, StepOfRun } from "./tree-steps";

type StepRowProps = {
  step: StepOfRun;
  /** From 1; more than that when it is done again. */
  round: number;
  /** Of the gate that the step stands at, or passed last in this round. */
  request: RequestOfRun | undefined;
  texts: Store<LiveTexts>;
  isSelected: boolean;
  onSelect: (stepKey: string) => void;
};

/** One step: what it is, who does it, where it stands, and one line of what moves in it. */
export const StepRow = memo(function StepRow(props: StepRowProps) {
  const { step, round, request, texts, isSelected, onSelect } = props;
  const text = useLiveText(texts, step.stepKey);
  const isQuiet = step.stage === "unreached" || step.stage === "skipped" || step.stage === "cancelled";
  return (
    <button
      type="button"
      aria-current={isSelected || undefined}
      onClick={() => onSelect(step.stepKey)}
      className={cn(
        "grid w-full gap-0.5 py-2 pr-4 text-left hover:bg-hover focus-visible:outline-offset-[-2px]",
        isSelected && "hover:bg-selected",
      )}
    >
      <span className="flex min-w-0 items-baseline gap-3 text-sm">
        <StepBadge
          status={step.status}
          stage={step.stage}
          isWriting={text !== null}
          kind="bare"
          className="w-40 self-center @max-[36rem]:w-auto @max-[36rem]:[&>span]:sr-only"
        />
        <span className="flex min-w-0 flex-1 flex-wrap items-baseline gap-x-2">
          <span className={cn("min-w-0 truncate font-medium", isQuiet && "text-ink-2")}>
            <PlainText text={step.label} />
          </span>
          <span className="shrink-0 text-ink-3 text-xs">{sayDoer(step)}</span>
        </span>
        <Counts round={round} attempt={step.attempt} />
        <StepDuration step={step} request={request} />
      </span>
      <StepNews step={step} request={request} text={text} />
    </button>
  );
});

/** Who does the step; steps without an agent say what they are. */
export function sayDoer({ agent, agents, mode }: StepOfRun): string {
  if (agent) return agent;
  if (agents.length > 0) return agents.join(" or ");
  return mode === "guide" ? "guidance" : mode === "end" || mode === "loop_end" ? "end" : "any agent";
}

function Counts({ round, attempt }: { round: number; attempt: number }) {
  const words = [round > 1 && `round ${round}`, attempt > 1 && `attempt ${attempt}`].filter(Boolean);
  return <span className="shrink-0 text-ink-3 text-xs tabular-nums">{words.join(" · ")}</span>;
}
