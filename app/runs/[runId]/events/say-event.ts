import type { RunEvent } from "#workflows/run/events";
import { countOf } from "../../../_ui/count-of";
import { sayValue } from "../say-value";

/** An event in one sentence; of one that this page does not know, nothing. */
export function sayEvent(event: RunEvent): string {
  const said = sayRunEvent(event) ?? sayStepEvent(event) ?? sayRequestEvent(event) ?? "";
  return said === "" || /[.?!]$/.test(said) ? said : `${said}.`;
}

/** Facts of the run as a whole. */
function sayRunEvent(event: RunEvent): string | null {
  switch (event.type) {
    case "run.started":
      return `${event.data.by.name} started the run.`;
    case "run.resumed":
      return withReason(`${event.data.by.name} resumed the run`, event.data.reason);
    case "run.haltRequested":
      return withReason(`${event.data.by.name} asked to halt at the next step`, event.data.reason);
    case "run.paused":
    case "run.cancelled":
    case "run.completed":
    case "run.failed":
    case "approval.expired":
    case "approval.voided":
      return event.data.sentence;
    case "finding.recorded": {
      const { name, value, by } = event.data;
      return `${name} is ${sayValue(value)}, says ${by.name}.`;
    }
    case "milestone.reached":
      return `The phase ${event.data.phase} is over: ${countOf(event.data.artifactIds.length, "document")}.`;
    case "agent.statusChanged":
      return `${event.data.agent} is ${event.data.status.replaceAll("_", " ").replace("hitl", "a person")}.`;
    case "budget.warned":
    case "budget.exhausted":
      return `${event.data.used} of ${event.data.limit} used of the budget of ${event.data.scope}.`;
    default:
      return null;
  }
}

/** Facts of a step, its documents and incidents. */
function sayStepEvent(event: RunEvent): string | null {
  switch (event.type) {
    case "step.scheduled":
      return `Attempt ${event.data.attempt} waits for ${event.data.agent}, who is given ${countOf(event.data.given.length, "document")}.`;
    case "step.started":
      return `Attempt ${event.data.attempt} began.`;
    case "step.completed":
      return event.data.summary || "Completed.";
    case "step.failed":
    case "step.retried":
    case "step.skipped":
    case "incident.opened":
      return event.data.sentence;
    case "step.fenced":
      return `A report came too late and changed nothing (${event.data.report}).`;
    case "steps.reset":
      return `Begins anew, round ${event.data.round}: ${countOf(event.data.resets.length, "step")}.`;
    case "block.started":
      return `It has ${countOf(event.data.items.length, "item")}.`;
    case "block.ended": {
      const { success_count, failure_count } = event.data;
      return `${success_count} succeeded, ${failure_count} failed.`;
    }
    case "handoff.made": {
      const { from_agent, to_agent } = event.data.handoff;
      return `${from_agent} handed over to ${to_agent}.`;
    }
    case "artifact.made":
      return `${event.data.by.name} made ${event.data.name}, version ${event.data.version}.`;
    case "incident.closed":
      return withReason(`${event.data.by.name} chose “${event.data.choice}”`, event.data.reason);
    default:
      return null;
  }
}

function sayRequestEvent(event: RunEvent): string | null {
  switch (event.type) {
    case "approval.requested":
      return event.data.question;
    case "approval.voted":
      return withReason(`${event.data.by.name} approves; more votes are needed`, event.data.comment);
    case "approval.decided": {
      const { action, answer, by, comment } = event.data;
      const what = action === "answer" ? `answered ${sayValue(answer)}` : DECIDED[action];
      return withReason(`${by.name} ${what}`, comment);
    }
    default:
      return null;
  }
}

const DECIDED = {
  approve: "approved it",
  revise: "requested changes",
  amend: "amended it",
  reject: "rejected it",
} as const;

function withReason(what: string, reason: string): string {
  return reason.trim() === "" ? what : `${what}: ${reason.trim()}`;
}
