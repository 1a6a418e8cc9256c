"use client";

import Link from "next/link";
import type { ReactNode } from "react";
import type { ApprovalDetail } from "#server/queries/approval-detail";
import type { DeadlinePolicy } from "#workflows/definition/deadline";
import { Help } from "../_help/help";
import { useMembers } from "../_trpc/use-members";
import { Badge } from "../_ui/badge";
import { CopyButton } from "../_ui/copy-button";
import { DueTime } from "../_ui/due-time";
import { formatCost } from "../_ui/format-cost";
import { PlainText } from "../_ui/plain-text";
import { AbsoluteTime, RelativeTime } from "../_ui/relative-time";
import { RunBadge } from "../_ui/status-badge";

/** What the server itself says of a request; no word of an agent is in it (reliability.md 4.3.1). */
export function FactBox({ request }: { request: ApprovalDetail }) {
  const { facts, votes, risk, contentSha256, dueAt, version, requestedAt } = request;
  const { workflow, run, step, agent } = facts;
  return (
    <dl
      aria-label="Facts"
      className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-3 gap-y-1 rounded-md border bg-sunken px-3 py-2.5 text-sm"
    >
      <Fact name="Run">
        <Link
          href={`/runs/${run.id}`}
          className="underline decoration-line-strong underline-offset-2 hover:decoration-ink"
        >
          <PlainText text={run.title} />
        </Link>
        <RunBadge status={run.status} reason={run.reason} kind="icon" />
      </Fact>
      <Fact name="Workflow">
        <PlainText text={workflow.name} />
        <Digits text={workflow.shortVersion} title={`SHA-256 of its source: ${workflow.version}`} />
      </Fact>
      <Fact name="Step">
        <PlainText text={step.label} />
        {step.phase && <Badge>{step.phase}</Badge>}
        {version > 1 && <Badge>round {version}</Badge>}
        {step.iteration > 0 && <Badge>repeat {step.iteration}</Badge>}
      </Fact>
      {agent && (
        <Fact name="Agent">
          <PlainText text={agent.title ? `${agent.name}, ${agent.title}` : agent.name} />
        </Fact>
      )}
      <Fact name="Asked">
        <RelativeTime at={requestedAt} />
      </Fact>
      {dueAt && <TimeLimit request={request} dueAt={dueAt} />}
      {request.triggers.length > 0 && (
        <Fact name="Raised by">
          <span>
            <PlainText text={request.triggers.map(({ sentence }) => sentence).join(" ")} />
            <Help word="oversight" className="-my-1" />
          </span>
        </Fact>
      )}
      {request.assignee && (
        <Fact name="Asked in person">
          <MemberName id={request.assignee} />
        </Fact>
      )}
      {request.status === "pending" && request.snoozedUntil && (
        <Fact name="Put aside until">
          <AbsoluteTime at={request.snoozedUntil} />
        </Fact>
      )}
      <Fact name="Who decides">
        {facts.mayDecide.join(" or ")}
        {votes.need > 1 && (
          <Badge>
            {votes.have} of {votes.need} votes
          </Badge>
        )}
        {votes.need > 1 && <Help word="quorum" className="-my-1" />}
      </Fact>
      {risk === "high" && <Fact name="Risk">high: decided by itself, in two steps</Fact>}
      <Fact name="Cost so far">{formatCost(facts.costSoFar)}</Fact>
      {contentSha256 && (
        <Fact name="Content">
          <Digits
            text={contentSha256.slice(0, 12)}
            title={`SHA-256 of what you decide on: ${contentSha256}`}
          />
          <CopyButton text={contentSha256} label="Copy the SHA-256" className="-my-1.5" />
        </Fact>
      )}
    </dl>
  );
}

function TimeLimit({ request, dueAt }: { request: ApprovalDetail; dueAt: string }) {
  return (
    <Fact name="Time limit">
      {request.status === "pending" ? <DueTime at={dueAt} /> : <AbsoluteTime at={dueAt} />}
      {request.onDeadline && <span className="text-ink-2">{DEADLINES[request.onDeadline]}</span>}
    </Fact>
  );
}

function MemberName({ id }: { id: string }) {
  const member = useMembers().data?.find((one) => one.id === id);
  return <PlainText text={member?.name ?? "a member"} />;
}

/** What comes when nobody decided in time. */
const DEADLINES: Record<DeadlinePolicy, string> = {
  keep: "then it goes on waiting",
  approve: "then it is approved",
  reject: "then it is rejected",
};

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <>
      <dt className="text-ink-3">{name}</dt>
      <dd className="flex min-w-0 flex-wrap items-center gap-x-1.5 wrap-anywhere">{children}</dd>
    </>
  );
}

function Digits({ text, title }: { text: string; title: string }) {
  return (
    <code title={title} className="font-mono text-ink-2 text-xs">
      {text}
    </code>
  );
}
