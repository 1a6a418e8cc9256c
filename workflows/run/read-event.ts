import type { RunEvent } from "./events";
import type { StoredEvent } from "./signals";

/** A stored fact as the core knows it; facts of another build pass through and change nothing. */
export function readEvent({ seq, at, type, data }: StoredEvent): RunEvent {
  return { seq, at: Math.round(at), type, data } as unknown as RunEvent;
}
