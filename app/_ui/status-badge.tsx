import type { AgentStatus, DecisionAction } from "#workflows/run/events";
import type { ApprovalStatus } from "#workflows/run/run-state";
import type { StepStage, StepStatus } from "#workflows/run/step-state";
import { cn } from "./cn";
import {
  AGENT_LOOKS,
  lookOfApproval,
  lookOfRun,
  lookOfStep,
  type RunStanding,
  type StateLook,
  type Tone,
  WRITING_LOOK,
} from "./state-look";

export const TONE_TEXT: Record<Tone, string> = {
  running: "text-running",
  waiting: "text-waiting",
  done: "text-done",
  failed: "text-failed",
  idle: "text-idle",
  writing: "text-writing",
};

export const TONE_BOX: Record<Tone, string> = {
  running: "border-running-line bg-running-soft text-running",
  waiting: "border-waiting-line bg-waiting-soft text-waiting",
  done: "border-done-line bg-done-soft text-done",
  failed: "border-failed-line bg-failed-soft text-failed",
  idle: "border-idle-line bg-idle-soft text-idle",
  writing: "border-writing-line bg-writing-soft text-writing",
};

type StateBadgeProps = {
  look: StateLook;
  /** `bare`: no box, for dense lists. `icon`: the word is only read aloud and shown on hover. */
  kind?: "box" | "bare" | "icon";
  className?: string;
};

/** A state as icon, word and colour. */
export function StateBadge({ look, kind = "box", className }: StateBadgeProps) {
  const Icon = look.icon;
  return (
    <span
      title={kind === "icon" ? look.word : undefined}
      className={cn(
        "inline-flex shrink-0 items-center gap-1 whitespace-nowrap align-middle font-medium text-xs",
        kind === "box"
          ? cn("h-5.5 rounded border px-1.5", TONE_BOX[look.tone], look.isDashed && "border-dashed")
          : TONE_TEXT[look.tone],
        className,
      )}
    >
      <Icon aria-hidden className="size-3.5 shrink-0" />
      <span className={kind === "icon" ? "sr-only" : undefined}>{look.word}</span>
    </span>
  );
}

type BadgeKind = Omit<StateBadgeProps, "look">;

export function RunBadge({ status, reason, waiting, ...rest }: BadgeKind & RunStanding) {
  return <StateBadge look={lookOfRun({ status, reason, waiting })} {...rest} />;
}

/** `isWriting`: text of this step is arriving right now. */
export function StepBadge({
  status,
  stage,
  isWriting,
  ...rest
}: BadgeKind & { status: StepStatus; stage?: StepStage["stage"]; isWriting?: boolean }) {
  const look = isWriting && status === "running" ? WRITING_LOOK : lookOfStep(status, stage);
  return <StateBadge look={look} {...rest} />;
}

/** `action`: of the decision that closed it. */
export function ApprovalBadge({
  status,
  action,
  ...rest
}: BadgeKind & { status: ApprovalStatus; action?: DecisionAction | null }) {
  return <StateBadge look={lookOfApproval(status, action)} {...rest} />;
}

export function AgentBadge({ status, ...rest }: BadgeKind & { status: AgentStatus }) {
  return <StateBadge look={AGENT_LOOKS[status]} {...rest} />;
}
