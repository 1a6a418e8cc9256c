import { TickingDuration } from "../../../_ui/ticking-duration";
import type { RequestOfRun, StepOfRun } from "./outline-steps";

const LOOK = "w-18 shrink-0 text-right text-xs tabular-nums";

type StepDurationProps = { step: StepOfRun; request: RequestOfRun | undefined };

/** How long the agent has worked; for a step at a gate, how long it has waited for a person. */
export function StepDuration({ step, request }: StepDurationProps) {
  const { startedAt, finishedAt, stage } = step;
  if (request?.status === "pending") {
    return <TickingDuration from={request.requestedAt} to={null} className={`${LOOK} text-waiting`} />;
  }
  if (startedAt === null || (stage !== "working" && finishedAt === null)) return <span className={LOOK} />;
  return <TickingDuration from={startedAt} to={finishedAt} className={`${LOOK} text-ink-2`} />;
}
