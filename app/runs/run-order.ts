import type { RunItem } from "./run-item";

export const RUN_ORDERS = ["pause", "resume", "retry", "cancel"] as const;
/** What can be ordered of a run from the list. */
export type RunOrder = (typeof RUN_ORDERS)[number];

export const ORDER_WORDS: Record<RunOrder, { label: string; doing: string; done: string; means: string }> = {
  pause: {
    label: "Pause",
    doing: "Pausing",
    done: "Paused",
    means: "What is being worked on goes on to its end; nothing new begins until somebody resumes.",
  },
  resume: { label: "Resume", doing: "Resuming", done: "Resumed", means: "They go on where they stopped." },
  retry: {
    label: "Retry",
    doing: "Retrying",
    done: "Retried",
    means: "The step at an incident begins another attempt; a failed run goes on from the step it failed at.",
  },
  cancel: {
    label: "Cancel",
    doing: "Cancelling",
    done: "Cancelled",
    means: "Work in progress is stopped and dropped. Documents stay. This cannot be undone.",
  },
};

type Orderable = Pick<RunItem, "status" | "reason" | "waiting">;

/** The incident that a retry would answer, and its step; undefined without one. */
export function incidentOf({
  waiting,
}: Pick<RunItem, "waiting">): { stepKey: string; incidentId?: string } | undefined {
  const { kind, stepKey, incidentId } = waiting?.action ?? {};
  return kind === "open-incident" && stepKey !== undefined ? { stepKey, incidentId } : undefined;
}

/** Why an order cannot be carried out on a run as the list shows it; null when it can. The server decides in the end. */
export function whyNot(order: RunOrder, run: Orderable): string | null {
  const hasEnded = ["completed", "failed", "cancelled"].includes(run.status);
  if (hasEnded) return `It has ended as ${run.status}.`;
  switch (order) {
    case "pause":
      return run.status === "paused" && run.reason === "person" ? "It is paused already." : null;
    case "resume":
      return run.status === "paused" && run.reason === "person" ? null : "Nobody paused it.";
    case "retry":
      return incidentOf(run) === undefined ? "It stands at no incident." : null;
    case "cancel":
      return null;
  }
}
