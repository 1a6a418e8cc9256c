import { checkLaunch } from "./check-launch";
import { RunRefusal } from "./refusal";
import { hasEnded } from "./run-state";
import type { SignalOf } from "./signals";
import type { Turn } from "./turn";

export function startRun(turn: Turn, signal: SignalOf<"startRun">): void {
  if (turn.state.seq > 0) throw new RunRefusal("already-started", "This run has already been started.");
  const { definition } = turn.index;
  checkLaunch(definition, signal);
  const { type: _, tags: __, sequence, stops = [], ...start } = signal;
  const first = definition.sequences[0]?.name ?? "";
  const by = turn.by;
  turn.record("run.started", { ...start, sequence: sequence ?? first, by });
  for (const [name, value] of Object.entries(signal.answers)) {
    turn.record("finding.recorded", { stepKey: "", iteration: 0, name, value, source: "launcher", by });
  }
  for (const stop of stops) turn.record("run.stopped", stop);
}

/** Running work ends by itself; nothing new starts until somebody resumes. */
export function pauseRun(turn: Turn, signal: SignalOf<"pauseRun">): void {
  refuseWhenEnded(turn, "paused");
  const { standing } = turn.state;
  if (standing.status === "paused" && standing.code === "person") return;
  const sentence = withReason(`Paused by ${turn.by.name}`, signal.reason);
  turn.record("run.paused", { code: "person", sentence, by: turn.by, requestId: signal.requestId });
}

export function resumeRun(turn: Turn, signal: SignalOf<"resumeRun">): void {
  refuseWhenEnded(turn, "running");
  const { standing } = turn.state;
  if (standing.status !== "paused") return;
  if (standing.code !== "person") {
    const why = standing.code === "stop" ? "it was stopped" : "a person is needed";
    const message = `The run is paused because ${why} and cannot be made running by hand: ${standing.sentence}`;
    throw new RunRefusal("illegal-move", message, { from: "paused", to: "running" });
  }
  turn.record("run.resumed", { by: turn.by, requestId: signal.requestId, reason: signal.reason });
}

/** Final, from every state that is not (product.md 3.8). */
export function cancelRun(turn: Turn, signal: SignalOf<"cancelRun">): void {
  if (turn.state.standing.status === "cancelled") return;
  refuseWhenEnded(turn, "cancelled");
  const sentence = withReason(`Cancelled by ${turn.by.name}`, signal.reason);
  turn.dropWaits("all", sentence);
  turn.record("run.cancelled", { code: "person", sentence, by: turn.by, requestId: signal.requestId });
}

/** The next step to start waits for an approval of its plan (product.md 4). */
export function haltNext(turn: Turn, signal: SignalOf<"haltNext">): void {
  refuseWhenEnded(turn, "halted at the next step");
  const { requestId, reason } = signal;
  turn.record("run.haltRequested", { by: turn.by, requestId, reason });
}

function refuseWhenEnded(turn: Turn, wanted: string): void {
  if (!hasEnded(turn.state)) return;
  const { status } = turn.state.standing;
  throw new RunRefusal("illegal-move", `The run is ${status} and cannot become ${wanted}.`, {
    from: status,
    to: wanted,
  });
}

function withReason(what: string, reason: string): string {
  return reason.trim() === "" ? `${what}.` : `${what}: ${reason.trim()}`;
}
