import { describeBudget, formatAmount } from "../run/budget";
import type { DecisionAction, RunFact } from "../run/events";
import type { NoticeFact } from "./notice-fact";
import type { NoticeKind } from "./notice-kind";

/** What a fact says; `dueAt` in epoch milliseconds. */
export type Said = Pick<NoticeFact, "kind" | "headline" | "quote" | "facts"> & { dueAt: number | null };

const DECIDED: Record<DecisionAction, string> = {
  approve: "Approved",
  revise: "Changes requested",
  amend: "Amended",
  reject: "Rejected",
  answer: "Answered",
};

/** How a request ended: `Approved by Ann`. Null for facts that end no request. */
export function sayOutcome(fact: RunFact): string | null {
  switch (fact.type) {
    case "approval.decided":
      return `${DECIDED[fact.data.action]} by ${fact.data.by.name}`;
    case "approval.expired":
      return "Time limit passed";
    case "approval.voided":
      return "No longer needed";
    default:
      return null;
  }
}

/** What a recorded fact says to people; null for facts that nobody is told of. */
export function describeEvent(fact: RunFact): Said | null {
  switch (fact.type) {
    case "approval.requested":
      return describeRequest(fact.data);
    case "approval.reminded":
      return say("reminder", "A request still waits", fact.data.sentence, stepOf(fact.data));
    case "approval.overdue":
    case "approval.expired":
      return say("overdue", "A request is overdue", fact.data.sentence, stepOf(fact.data));
    case "approval.decided":
      return say("decided", sayOutcome(fact) ?? "Decided", fact.data.comment || null, stepOf(fact.data));
    case "incident.opened":
      return say("incident", "A step needs a person", fact.data.sentence, stepOf(fact.data));
    case "run.completed":
      return say("run-completed", "A run completed", null, []);
    case "run.failed":
      return say("run-failed", "A run failed", fact.data.sentence, []);
    case "run.cancelled":
      return say("run-failed", `Cancelled by ${fact.data.by.name}`, fact.data.sentence, []);
    case "budget.warned":
      return describeUse("A budget is nearly used", fact.data);
    case "budget.exhausted":
      return describeUse("A budget is used up", fact.data);
    default:
      return null;
  }
}

function say(kind: NoticeKind, headline: string, quote: string | null, facts: Said["facts"]): Said {
  return { kind, headline, quote, facts, dueAt: null };
}

type Requested = Extract<RunFact, { type: "approval.requested" }>["data"];

const ASKED: Record<Requested["kind"], string> = {
  result: "Approval asked",
  plan: "Approval of a plan asked",
  question: "An answer asked",
};

function describeRequest(data: Requested): Said {
  const facts = [...stepOf(data)];
  if (data.agent) facts.push({ label: "Agent", value: data.agent });
  if (data.votesNeeded > 1) facts.push({ label: "People needed", value: String(data.votesNeeded) });
  return { ...say("request", ASKED[data.kind], data.question, facts), dueAt: data.dueAt ?? null };
}

function stepOf({ stepKey }: { stepKey: string }): Said["facts"] {
  return stepKey === "" ? [] : [{ label: "Step", value: stepKey }];
}

type Use = Parameters<typeof describeBudget>[0] & { used: number; limit: number };

function describeUse(headline: string, use: Use): Said {
  const { unit, used, limit } = use;
  return say("budget", headline, null, [
    { label: "Budget", value: describeBudget(use) },
    { label: "Used", value: `${formatAmount(unit, used)} of ${formatAmount(unit, limit)}` },
  ]);
}

/** A message that somebody sends themselves to see whether it arrives. */
export function describeTest(): Omit<NoticeFact, "at"> {
  const facts = [{ label: "Why", value: "Somebody tried the notifications of BotArmy." }];
  return { ...say("request", "A test message", null, facts), dueAt: null, run: null, approvalId: null };
}
