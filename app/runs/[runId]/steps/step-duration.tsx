import { TickingDuration } from "../../../_ui/ticking-duration";
import type { RequestOfRun, StepOfRun } from "./tree-steps";

const LOOK = "w-18 shrink-0 text-right text-xs tabular-nums";

type StepDurationProps = { step: StepOfRun; request: RequestOfRun | undefined };

/** How long the agent worked; for a step at a gate, how long it has waited for a person. */
export function StepDuration({ step, request }: StepDurationProps) {
  const { startedAt, finishedAt, stage } = step;
  if (request?.status === "pending") {
    return <TickingDuration from={request.requestedAt} to={null} className={`${LOOK} text-waiting`} />;
  }
  if (startedAt === null || (stage !== "working" && finishedAt === null)) return <span className={LOOK} />;
  const to = stage === "working" ? null : workedUntil(startedAt, finishedAt, request);
  return <TickingDuration from={startedAt} to={to} className={`${LOOK} text-ink-2`} />;
}

/** The agent's work ends when its result is put to a person; the wait after that is not its own. */
export function workedUntil(
  startedAt: number,
  finishedAt: number | null,
  request: Pick<RequestOfRun, "kind" | "requestedAt"> | undefined,
): number | null {
  return request?.kind === "result" && request.requestedAt >= startedAt ? request.requestedAt : finishedAt;
}
