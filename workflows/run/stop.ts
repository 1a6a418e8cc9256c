import { z } from "zod";
import { ActorRef } from "./actor";

/** What a stop holds: everything, a project, or what one agent does (product.md 3.8). */
export const StopScope = z.enum(["all", "project", "agent"]);
export type StopScope = z.infer<typeof StopScope>;

/** A stop as runs are told of it; `target` is empty for `all`, `since` is epoch milliseconds. */
export const StopRef = z.object({
  stopId: z.string(),
  scope: StopScope,
  target: z.string(),
  reason: z.string(),
  by: ActorRef,
  since: z.number(),
});
export type StopRef = z.infer<typeof StopRef>;

/** `Stopped by Bo at 10:02 UTC: the reason.`, and which agent it is about. */
export function describeStop({ scope, target, reason, by, since }: Omit<StopRef, "stopId">): string {
  const what = scope === "agent" ? `${target} was stopped` : "Stopped";
  const why = reason.trim().replace(/[.\s]+$/, "");
  return `${what} by ${by.name} at ${timeOfDay(since)} UTC${why === "" ? "" : `: ${why}`}.`;
}

function timeOfDay(at: number): string {
  const minutes = Math.floor(at / 60_000) % 1_440;
  return `${twoDigits(Math.floor(minutes / 60))}:${twoDigits(minutes % 60)}`;
}

function twoDigits(number: number): string {
  return String(number).padStart(2, "0");
}
