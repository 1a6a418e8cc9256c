import type { Command } from "#workflows/run/commands";
import type { RunEvent } from "#workflows/run/events";
import { hasEnded } from "#workflows/run/run-state";
import { CHANGED_APPROVALS, DECISIONS, MADE_APPROVALS, REMARKS } from "./approval-parts";
import { approvalRows } from "./approval-rows";
import { auditBodies } from "./audit-bodies";
import { RAISED_BUDGETS, raisedRows } from "./budget-parts";
import type { PartRows } from "./compose-statement";
import { ARTIFACTS, CONTENTS } from "./document-parts";
import type { RunMove } from "./run-move";
import { AUDIT, CLAIMS, EVENTS, HANDOFFS, MOVED, STARTED } from "./run-parts";
import { claimRows, moveColumns, startColumns } from "./run-rows";
import { FREED_RUNS, freedRows, HELD_RUNS, heldRows } from "./stop-parts";
import { TAGS, tagRows } from "./tag-parts";
import { CHANGED_TASKS, ENDED_TIMERS, MADE_TASKS, MADE_TIMERS } from "./task-parts";
import { taskRows } from "./task-rows";

/** What a batch of moves changes, part by part, in the order it is written. */
export function statementRows(moves: readonly RunMove[], workerId: string): PartRows[] {
  const rows = new BatchRows(workerId);
  for (const move of moves) rows.add(move);
  return [
    { part: CLAIMS, rows: rows.claims },
    { part: MOVED, rows: rows.moved },
    { part: STARTED, rows: rows.started },
    { part: EVENTS, rows: rows.events },
    { part: MADE_TASKS, rows: rows.madeTasks },
    { part: CHANGED_TASKS, rows: rows.changedTasks },
    { part: CHANGED_APPROVALS, rows: rows.changedApprovals },
    { part: MADE_APPROVALS, rows: rows.madeApprovals },
    { part: DECISIONS, rows: rows.decisions },
    { part: REMARKS, rows: rows.remarks },
    { part: CONTENTS, rows: rows.contents },
    { part: ARTIFACTS, rows: rows.artifacts },
    { part: HANDOFFS, rows: rows.handoffs },
    { part: MADE_TIMERS, rows: rows.madeTimers },
    { part: ENDED_TIMERS, rows: rows.endedTimers },
    { part: HELD_RUNS, rows: rows.heldRuns },
    { part: FREED_RUNS, rows: rows.freedRuns },
    { part: RAISED_BUDGETS, rows: rows.raisedBudgets },
    { part: TAGS, rows: rows.tags },
    { part: AUDIT, rows: rows.audit },
  ];
}

type Row = Readonly<Record<string, unknown>>;

/** Rows gathered in one pass over each move: most moves concern few of the parts. */
class BatchRows {
  readonly claims: Row[] = [];
  readonly moved: Row[] = [];
  readonly started: Row[] = [];
  readonly events: Row[] = [];
  readonly madeTasks: Row[] = [];
  readonly changedTasks: Row[] = [];
  readonly changedApprovals: Row[] = [];
  readonly madeApprovals: Row[] = [];
  readonly decisions: Row[] = [];
  readonly remarks: Row[] = [];
  readonly contents: Row[] = [];
  readonly artifacts: Row[] = [];
  readonly handoffs: Row[] = [];
  readonly madeTimers: Row[] = [];
  readonly endedTimers: Row[] = [];
  readonly heldRuns: Row[] = [];
  readonly freedRuns: Row[] = [];
  readonly raisedBudgets: Row[] = [];
  readonly tags: Row[] = [];
  readonly audit: Row[] = [];

  constructor(private readonly workerId: string) {}

  add(move: RunMove): void {
    const { runId } = move.after;
    if (move.before.seq === 0) this.#addStart(move);
    else this.moved.push(moveColumns(move));
    this.claims.push(...claimRows(move));
    this.contents.push(...move.contents);
    let isAboutApprovals = false;
    let isAboutStops = false;
    for (const event of move.events) {
      const { seq, at, type, data } = event;
      this.events.push({ run_id: runId, seq, at, type, data });
      if (event.type === "artifact.made") this.artifacts.push(artifactRow(runId, event));
      if (event.type === "handoff.made") this.handoffs.push(handoffRow(runId, event));
      isAboutApprovals ||= type.startsWith("approval.");
      isAboutStops ||= type === "run.stopped";
    }
    if (isAboutApprovals) this.#addApprovals(move);
    const { made, changed } = taskRows(move, this.workerId);
    this.madeTasks.push(...made);
    this.changedTasks.push(...changed);
    this.#addTimers(move);
    if (isAboutStops || move.before.stops) this.#addStops(move);
    if (isAboutApprovals) this.raisedBudgets.push(...raisedRows(move));
    // A time limit decides without an order, and so does an answer that was kept.
    if (isAboutApprovals || move.signals.some((signal) => "by" in signal)) this.#addAudit(move);
  }

  #addStart(move: RunMove): void {
    this.started.push(startColumns(move));
    this.tags.push(...tagRows(move));
  }

  #addApprovals(move: RunMove): void {
    const { made, changed, decisions, remarks } = approvalRows(move);
    this.madeApprovals.push(...made);
    this.changedApprovals.push(...changed);
    this.decisions.push(...decisions);
    this.remarks.push(...remarks);
  }

  #addStops(move: RunMove): void {
    this.heldRuns.push(...heldRows(move));
    this.freedRuns.push(...freedRows(move));
  }

  #addTimers(move: RunMove): void {
    this.madeTimers.push(...newTimers(move));
    this.endedTimers.push(...oldTimers(move));
  }

  #addAudit(move: RunMove): void {
    for (const row of auditBodies(move)) this.audit.push({ ...row, position: this.audit.length });
  }
}

type EventOf<T extends RunEvent["type"]> = Extract<RunEvent, { type: T }>;

function artifactRow(runId: string, { data, at }: EventOf<"artifact.made">): Row {
  return {
    id: data.artifactId,
    run_id: runId,
    name: data.name,
    version: data.version,
    sha256: data.sha256,
    media_type: data.mediaType,
    size: data.size,
    step_key: data.stepKey,
    iteration: data.iteration,
    task_id: data.taskId,
    by_id: data.by.id,
    by_name: data.by.name,
    at,
  };
}

function handoffRow(runId: string, { data, at }: EventOf<"handoff.made">): Row {
  const { handoff, stepKey } = data;
  const { handoff_id: id, from_agent, to_agent } = handoff;
  return { id, run_id: runId, step_key: stepKey, from_agent, to_agent, handoff, at };
}

function newTimers({ after, commands }: RunMove) {
  if (hasEnded(after)) return [];
  const cleared = new Set(clearedIn(commands));
  return commands.flatMap((command) =>
    command.type === "setTimer" && !cleared.has(command.timerKey)
      ? [{ run_id: after.runId, key: command.timerKey, due_at: command.dueAt }]
      : [],
  );
}

function clearedIn(commands: readonly Command[]): string[] {
  return commands.flatMap((command) => (command.type === "clearTimer" ? [command.timerKey] : []));
}

/** Timers that fired or are of no use any more; every one of a run that ended (`key` null). */
function oldTimers({ after, signals, commands }: RunMove): { run_id: string; key: string | null }[] {
  if (hasEnded(after)) return [{ run_id: after.runId, key: null }];
  const fired = signals.flatMap((signal) => (signal.type === "timerFired" ? [signal.timerKey] : []));
  return [...new Set([...fired, ...clearedIn(commands)])].map((key) => ({ run_id: after.runId, key }));
}
