import type { TaskCall } from "#server/queries/list-task-calls";

/** How a call ended, in a few words. */
export function sayOutcome({ error, finishReason }: Pick<TaskCall, "error" | "finishReason">): string {
  if (error !== null) return "failed";
  if (finishReason === "length") return "cut off at its longest";
  return finishReason === null || finishReason === "stop" ? "answered" : finishReason.replaceAll("-", " ");
}
