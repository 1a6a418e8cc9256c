import type { FactOf, RunEvent } from "#workflows/run/events";

/** A stretch of a row, in epoch milliseconds; `to` is null while it goes on. */
export type Stretch = {
  /** `queue`: waits for a worker. `work`: an agent at it. `wait`: a person is asked. `pause`: until the next attempt. */
  kind: "queue" | "work" | "wait" | "pause";
  from: number;
  to: number | null;
};

/** How an attempt came out. */
export type Outcome = "open" | "completed" | "failed" | "sent-back" | "cancelled";

/** One attempt at a step; without a number it is only a question before the first. */
export type TimelineRow = {
  id: string;
  stepKey: string;
  iteration: number;
  attempt: number | null;
  agent: string | null;
  outcome: Outcome;
  stretches: Stretch[];
};

/** Every attempt of a run in the order of their beginnings, from the run's events. */
export function foldTimeline(events: readonly RunEvent[]): TimelineRow[] {
  const fold = new TimelineFold();
  for (const event of events) fold.take(event);
  return fold.rows;
}

class TimelineFold {
  readonly rows: TimelineRow[] = [];
  /** The newest row of each step. */
  readonly #newest = new Map<string, TimelineRow>();

  take(event: RunEvent): void {
    const { at } = event;
    switch (event.type) {
      case "step.scheduled":
        return this.#schedule(event.data, at);
      case "step.started":
        return this.#go(event.data.stepKey, "work", at);
      case "step.completed":
        return this.#end(event.data.stepKey, "completed", at);
      case "step.failed":
      case "incident.opened":
        return this.#end(event.data.stepKey, "failed", at);
      case "step.retried":
        return this.#retry(event.data, at);
      case "step.skipped":
        return this.#end(event.data.stepKey, "cancelled", at);
      case "approval.requested":
        return this.#ask(event.data, at);
      case "approval.decided":
      case "approval.voided":
      case "approval.expired":
        return this.#answer(event.data.stepKey, at);
      case "run.cancelled":
      case "run.failed":
      case "run.completed":
        return this.#endAll(at);
      default:
        return;
    }
  }

  #schedule({ stepKey, iteration, attempt, agent }: FactOf<"step.scheduled">["data"], at: number): void {
    const known = this.#newest.get(stepKey);
    if (known?.outcome === "open" && known.attempt === null) {
      close(known, at);
      Object.assign(known, { attempt, agent, iteration });
    } else {
      if (known) close(known, at);
      this.#open({ stepKey, iteration, attempt, agent });
    }
    this.#go(stepKey, "queue", at);
  }

  #ask({ stepKey, iteration, agent }: FactOf<"approval.requested">["data"], at: number): void {
    if (this.#newest.get(stepKey)?.outcome !== "open") {
      this.#open({ stepKey, iteration, attempt: null, agent });
    }
    this.#go(stepKey, "wait", at);
  }

  #answer(stepKey: string, at: number): void {
    const row = this.#newest.get(stepKey);
    if (row?.stretches.at(-1)?.kind === "wait") close(row, at);
  }

  #retry({ stepKey, code, dueAt }: FactOf<"step.retried">["data"], at: number): void {
    const isSentBack = code !== "attempt-failed" && code !== "worker-lost";
    this.#end(stepKey, isSentBack ? "sent-back" : "failed", at);
    const row = this.#newest.get(stepKey);
    if (row && dueAt !== null) row.stretches.push({ kind: "pause", from: at, to: dueAt });
  }

  #open(row: Pick<TimelineRow, "stepKey" | "iteration" | "attempt" | "agent">): void {
    const opened: TimelineRow = { ...row, id: `${this.rows.length}`, outcome: "open", stretches: [] };
    this.rows.push(opened);
    this.#newest.set(row.stepKey, opened);
  }

  #go(stepKey: string, kind: Stretch["kind"], at: number): void {
    const row = this.#newest.get(stepKey);
    if (!row) return;
    close(row, at);
    row.stretches.push({ kind, from: at, to: null });
  }

  #end(stepKey: string, outcome: Outcome, at: number): void {
    const row = this.#newest.get(stepKey);
    if (row?.outcome !== "open") return;
    close(row, at);
    row.outcome = outcome;
  }

  #endAll(at: number): void {
    for (const row of this.#newest.values()) this.#end(row.stepKey, "cancelled", at);
  }
}

function close(row: TimelineRow, at: number): void {
  const last = row.stretches.at(-1);
  if (last && (last.to === null || last.to > at)) last.to = at;
}

/** How much of the run's time went where, milliseconds; `now` ends what goes on. Things at once count each. */
export function sumStretches(rows: readonly TimelineRow[], now: number): Record<Stretch["kind"], number> {
  const sums = { queue: 0, work: 0, wait: 0, pause: 0 };
  for (const { stretches } of rows) {
    for (const { kind, from, to } of stretches) sums[kind] += Math.max(0, (to ?? now) - from);
  }
  return sums;
}
