import {
  Ban,
  CircleCheck,
  CircleDashed,
  CircleEllipsis,
  CircleMinus,
  CircleOff,
  CirclePause,
  CirclePlay,
  CircleSlash,
  CircleX,
  Hand,
  type LucideIcon,
  Moon,
  OctagonX,
  PenLine,
  Timer,
  TimerOff,
  TriangleAlert,
  Undo2,
  Wallet,
} from "lucide-react";
import type { AgentStatus, DecisionAction } from "#workflows/run/events";
import type { ApprovalStatus, PauseCode, RunStatus } from "#workflows/run/run-state";
import type { StepStage, StepStatus } from "#workflows/run/step-state";

/** The six meanings that colour has; see globals.css. */
export type Tone = "running" | "waiting" | "done" | "failed" | "idle" | "writing";

/** How a state is shown: always an icon, a word and a colour together. */
export type StateLook = { word: string; tone: Tone; icon: LucideIcon; isDashed?: boolean };

const WAITING: StateLook = { word: "Waiting for a person", tone: "waiting", icon: Hand, isDashed: true };
const RUNNING: StateLook = { word: "Running", tone: "running", icon: CirclePlay };
const COMPLETED: StateLook = { word: "Completed", tone: "done", icon: CircleCheck };
const FAILED: StateLook = { word: "Failed", tone: "failed", icon: CircleX };
const CANCELLED: StateLook = { word: "Cancelled", tone: "idle", icon: CircleSlash };

/** An attempt failed, and the next one begins by itself: nobody is waited for. */
const RETRYING: StateLook = { word: "Retrying", tone: "running", icon: Timer };
const QUEUED: StateLook = { word: "Queued", tone: "idle", icon: CircleEllipsis };

export const RUN_LOOKS: Record<RunStatus, StateLook> = {
  pending: { word: "Queued", tone: "idle", icon: CircleDashed },
  running: RUNNING,
  paused: { word: "Paused", tone: "waiting", icon: CirclePause },
  completed: COMPLETED,
  failed: FAILED,
  cancelled: CANCELLED,
};

/** Pauses that are more than a person's pause: what the run waits for is what one wants to see. */
export const PAUSE_LOOKS: Record<Exclude<PauseCode, "person">, StateLook> = {
  approval: WAITING,
  incident: { word: "Incident", tone: "failed", icon: TriangleAlert },
  stop: { word: "Stopped", tone: "failed", icon: OctagonX },
  budget: { word: "Budget used up", tone: "waiting", icon: Wallet },
};

export const STEP_LOOKS: Record<StepStatus, StateLook> = {
  pending: { word: "Pending", tone: "idle", icon: CircleDashed },
  running: RUNNING,
  waiting_for_hitl: WAITING,
  completed: COMPLETED,
  failed: FAILED,
  skipped: { word: "Skipped", tone: "idle", icon: CircleMinus, isDashed: true },
  cancelled: CANCELLED,
};

export const APPROVAL_LOOKS: Record<ApprovalStatus, StateLook> = {
  pending: WAITING,
  approved: { word: "Approved", tone: "done", icon: CircleCheck },
  rejected: { word: "Rejected", tone: "failed", icon: Ban },
  amended: { word: "Amended", tone: "done", icon: PenLine },
  expired: { word: "Expired", tone: "failed", icon: TimerOff },
  void: { word: "No longer needed", tone: "idle", icon: CircleOff },
};

export const AGENT_LOOKS: Record<AgentStatus, StateLook> = {
  idle: { word: "Idle", tone: "idle", icon: Moon },
  working: { word: "Working", tone: "running", icon: CirclePlay },
  waiting_for_hitl: WAITING,
  error: { word: "Error", tone: "failed", icon: TriangleAlert },
};

/** An agent or step whose text is arriving at this moment. */
export const WRITING_LOOK: StateLook = { word: "Writing", tone: "writing", icon: PenLine };

/** How a run stands: `reason` is the code of its pause, `waiting` tells what is waited for. */
export type RunStanding = { status: RunStatus; reason?: string | null; waiting?: { kind: string } | null };

/** The look of a run: also what kind of pause it is, and whether it waits to try again. */
export function lookOfRun({ status, reason, waiting }: RunStanding): StateLook {
  if (status === "running" && waiting?.kind === "retry") return RETRYING;
  return status === "paused" ? (find(PAUSE_LOOKS, reason) ?? RUN_LOOKS.paused) : RUN_LOOKS[status];
}

function find(looks: Readonly<Record<string, StateLook>>, key: string | null | undefined) {
  return key === null || key === undefined ? undefined : looks[key];
}

/** The look of a step; of one that is pending, `stage` tells whether it is on its way. */
export function lookOfStep(status: StepStatus, stage?: StepStage["stage"]): StateLook {
  if (status !== "pending") return STEP_LOOKS[status];
  return stage === "retrying" ? RETRYING : stage === "queued" ? QUEUED : STEP_LOOKS.pending;
}

const BY_ACTION: Partial<Record<DecisionAction, StateLook>> = {
  revise: { word: "Changes requested", tone: "idle", icon: Undo2 },
  answer: { word: "Answered", tone: "done", icon: CircleCheck },
};

/** The look of an approval; `action` is the decision that closed it, if one did: two of them share a status. */
export function lookOfApproval(status: ApprovalStatus, action?: DecisionAction | null): StateLook {
  return (action && BY_ACTION[action]) || APPROVAL_LOOKS[status];
}
