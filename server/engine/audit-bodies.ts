import { type AuditEntry, writeAuditBody } from "#server/auth/audit-entry";
import type { JsonObject } from "#workflows/definition/json";
import { DEADLINE_POLICY } from "#workflows/run/actor";
import type { RunEvent } from "#workflows/run/events";
import { keptDecisionId } from "#workflows/run/question-names";
import type { RunMove } from "./run-move";

/** Facts that a person caused, as bodies of audit rows; they commit with the run (J1). */
export function auditBodies(move: RunMove): { run_id: string; body: string }[] {
  const actors = new Map<string, AuditEntry["actor"]>([[DEADLINE_POLICY.id, DEADLINE_POLICY]]);
  for (const signal of move.signals) if ("by" in signal) actors.set(signal.by.id, signal.by);
  return ownEvents(move).flatMap((event) => {
    const actor = actorOf(event, actors);
    const entry = actor && entryOf(move, event, actor);
    return entry ? [{ run_id: move.after.runId, body: writeAuditBody(entry) }] : [];
  });
}

/** What a fork took over from the past of another run was audited there. */
function ownEvents({ events }: RunMove): readonly RunEvent[] {
  const forked = events.findLastIndex(({ type }) => type === "run.forked");
  return forked < 0 ? events : events.slice(forked);
}

/** Whoever gave an order, the time limit of a request, or a person whose answer was kept until now. */
function actorOf({ type, data }: RunEvent, actors: Actors): AuditEntry["actor"] | undefined {
  if (!("by" in data) || !data.by) return undefined;
  const isKept = type === "approval.decided" && data.decisionId === keptDecisionId(data.approvalId);
  return actors.get(data.by.id) ?? (isKept ? { kind: "person", ...data.by } : undefined);
}

type Actors = ReadonlyMap<string, AuditEntry["actor"]>;

function entryOf(move: RunMove, event: RunEvent, actor: AuditEntry["actor"]): AuditEntry | null {
  const target = `run:${move.after.runId}`;
  const entry = (action: string, after: JsonObject, at = target): AuditEntry => ({
    at: event.at,
    actor,
    action,
    target: at,
    before: { status: move.before.standing.status },
    after: { status: move.after.standing.status, seq: event.seq, ...after },
  });
  switch (event.type) {
    case "run.started":
      return entry(event.type, { workflowSha: event.data.workflowSha, title: event.data.title });
    case "answer.kept":
      return entry(event.type, { name: event.data.name, answer: event.data.answer });
    case "run.forked":
      return entry(event.type, { from: event.data.from, title: event.data.title });
    case "step.skipped":
      if (!event.data.requestId) return null;
      return entry(event.type, { stepKey: event.data.stepKey, reason: event.data.sentence });
    case "steps.reset":
      if (!event.data.requestId) return null;
      return entry("step.rerun", {
        stepKey: event.data.stepKey,
        resets: event.data.resets,
        reason: event.data.reason ?? "",
      });
    case "budget.raised":
      return entry(event.type, { budget: event.data.scope, unit: event.data.unit, limit: event.data.limit });
    case "run.paused":
      return event.data.code === "person" ? entry(event.type, { reason: event.data.sentence }) : null;
    case "run.resumed":
      return event.data.requestId === null ? null : entry(event.type, { reason: event.data.reason });
    case "run.cancelled":
      return entry(event.type, { reason: event.data.sentence });
    case "run.haltRequested":
      return entry(event.type, { reason: event.data.reason });
    case "incident.closed":
      if (event.data.requestId === null) return null;
      return entry(event.type, {
        stepKey: event.data.stepKey,
        choice: event.data.choice,
        reason: event.data.reason,
      });
    case "approval.voted":
    case "approval.decided": {
      const { approvalId, decisionId, comment, stepKey } = event.data;
      const decided = event.type === "approval.decided" ? event.data : null;
      const { action, answer, contentSha256 } = decided ?? {
        action: "approve",
        answer: null,
        contentSha256: null,
      };
      const facts = { decisionId, action, answer, comment, contentSha256, stepKey, run: move.after.runId };
      return entry(event.type, facts, `approval:${approvalId}`);
    }
    default:
      return null;
  }
}
