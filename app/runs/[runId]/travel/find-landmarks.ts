import type { RunEvent } from "#workflows/run/events";
import type { Tone } from "../../../_ui/state-look";

/** An event that one looks for in a history. */
export type Landmark = { seq: number; tone: Tone };

const TONES: Partial<Record<RunEvent["type"], Tone>> = {
  "approval.requested": "waiting",
  "milestone.reached": "done",
  "incident.opened": "failed",
  "run.paused": "idle",
  "run.cancelled": "idle",
  "run.failed": "failed",
  "run.completed": "done",
};
/** So many fit; of more, those that press least give way. */
const MOST = 400;
const LEAST_PRESSING: Tone[] = ["idle", "done", "waiting"];

/** Requests, milestones, incidents and ends, in order. */
export function findLandmarks(events: readonly RunEvent[]): Landmark[] {
  let landmarks = events.flatMap(({ type, seq }) => {
    const tone = TONES[type];
    return tone ? [{ seq, tone }] : [];
  });
  for (const tone of LEAST_PRESSING) {
    if (landmarks.length <= MOST) break;
    landmarks = landmarks.filter((one) => one.tone !== tone);
  }
  return landmarks.slice(0, MOST);
}
